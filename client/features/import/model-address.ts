/** The name of the model in a configuration's address: of its folder for a `config.json`, else of the file. */
export function modelName(path: string): string {
  const parts = path.split('/').filter((part) => part !== '');
  const file = (parts.at(-1) ?? '').replace(/\.jsonc?$/i, '');
  const name = file.toLowerCase() === 'config' ? (parts.at(-2) ?? file) : file;
  return name === '' ? 'model' : name;
}

/** Paths for the model file beside a configuration, the best first: later ones are for when it is taken. */
export function* modelPaths(path: string): Generator<string> {
  const folder = path.slice(0, path.lastIndexOf('/') + 1) || '/';
  const name = modelName(path).replace(/[<>:"|?*\\]/g, '-');
  yield `${folder}${name}.model.yaml`;
  for (let number = 2; number < 100; number++) yield `${folder}${name}-${number}.model.yaml`;
}
