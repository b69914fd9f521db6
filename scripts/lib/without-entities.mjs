/**
 * A plugin for Vite: leaves out a table of named entities which the SVG canvas has for Internet Explorer and which a browser's
 * own serializer makes needless.
 */
export const withoutEntities = {
  name: 'without-entities',
  transform(code, id) {
    if (!/svgcanvas[\\/]context\.js$/.test(id)) return null;
    return {
      code: code.replace(
        /namedEntities = createNamedToNumberedLookup\([^;]+?\d+\s*\);/,
        'namedEntities = {};',
      ),
      map: null,
    };
  },
};
