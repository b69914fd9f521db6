/** What is changed in the SVG canvas: each text must be there, so that a new version of the package is looked at. */
const CHANGES = [
  // A style attribute is forbidden by the panels' policy; the same by the style object is not.
  [/el\.setAttribute\("style", 'font:' \+ this\.font\);/, 'el.style.font = this.font;'],
  // A table of named entities for Internet Explorer, which a browser's own serializer makes needless.
  [/namedEntities = createNamedToNumberedLookup\([^;]+?\d+\s*\);/, 'namedEntities = {};'],
];

/** A plugin for Vite: fits the package `svgcanvas` to a page with a strict content security policy. */
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
