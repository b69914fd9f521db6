/** The replacements in the SVG canvas. Each text must occur, so that a new version of the package is noticed. */
const CHANGES = [
  // The panels' policy forbids style attributes, but not setting the style object.
  [/el\.setAttribute\("style", 'font:' \+ this\.font\);/, 'el.style.font = this.font;'],
  // A table of named entities for Internet Explorer, which a browser's serializer does not need.
  [/namedEntities = createNamedToNumberedLookup\([^;]+?\d+\s*\);/, 'namedEntities = {};'],
];

/** A Vite plugin that adapts the package `svgcanvas` to a strict content security policy. */
export const strictSvgCanvas = {
  name: 'strict-svg-canvas',
  transform(code, id) {
    if (!/svgcanvas[\\/]context\.js$/.test(id)) return null;
    const changed = CHANGES.reduce((text, [found, by]) => {
      if (!found.test(text)) throw new Error(`svgcanvas has changed: it has no ${found}`);
      return text.replace(found, by);
    }, code);
    return { code: changed, map: null };
  },
};
