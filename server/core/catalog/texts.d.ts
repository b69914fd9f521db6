/** A folder's YAML files are bundled as texts, by their names without the ending. */
declare module '*?texts' {
  const texts: Readonly<Record<string, string>>;
  export default texts;
}
