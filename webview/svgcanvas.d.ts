/** The part of the package `svgcanvas` that is used: a 2D canvas whose drawing becomes an SVG document. */
declare module 'svgcanvas/context.js' {
  export default class Context {
    constructor(options: { readonly width: number; readonly height: number });
    getSerializedSvg(fixNamedEntities?: boolean): string;
    getSvg(): SVGSVGElement;
  }
}
