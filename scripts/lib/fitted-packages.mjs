/** What is changed in packages: each text must be there, so that a new version of the package is looked at. */
const CHANGES = [
  {
    of: /svgcanvas[\\/]context\.js$/,
    changes: [
      // A style attribute is forbidden by the panels' policy; the same by the style object is not.
      [/el\.setAttribute\("style", 'font:' \+ this\.font\);/, 'el.style.font = this.font;'],
      // A table of named entities for Internet Explorer, which a browser's own serializer makes needless.
      [/namedEntities = createNamedToNumberedLookup\([^;]+?\d+\s*\);/, 'namedEntities = {};'],
    ],
  },
  {
    // Of the annotations the charts draw lines and labels; the others would bring a kind of chart with them.
    of: /chartjs-plugin-annotation\.esm\.js$/,
    changes: [
      [/^ {2}(box|doughnutLabel|ellipse|point|polygon): \w+Annotation,?$/gm, ''],
      // Each with the statements about it that follow.
      [
        /^class (Box|DoughnutLabel|Ellipse|Point|Polygon)Annotation extends [\s\S]+?^(?=class |const |function )/gm,
        '',
      ],
    ],
  },
  {
    // Colours come from the theme, as hexadecimal or rgb values, so that the table of named colours is not needed.
    of: /@kurkle[\\/]color[\\/]dist[\\/]color\.esm\.js$/,
    changes: [[/const names\$1 = \{[^}]+\};/, 'const names$1 = {};']],
  },
];

/** A plugin for Vite: fits packages to pages with a strict content security policy and few kinds of charts. */
export const fittedPackages = {
  name: 'fitted-packages',
  transform(code, id) {
    const fit = CHANGES.find(({ of }) => of.test(id));
    if (fit === undefined) return null;
    const changed = fit.changes.reduce((text, [found, by]) => {
      if (text.search(found) < 0) throw new Error(`${id} has changed: it has no ${found}`);
      return text.replace(found, by);
    }, code);
    return { code: changed, map: null };
  },
};
