/** The part of the package `svgcanvas` in use: a 2D canvas context that produces an SVG document. */
declare module 'svgcanvas/context.js' {
  export default class Context {
    constructor(options: { readonly width: number; readonly height: number });
    getSerializedSvg(fixNamedEntities?: boolean): string;
    getSvg(): SVGSVGElement;
  }
}
