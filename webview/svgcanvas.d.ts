/** The part of the package `svgcanvas` that is used: a 2D canvas whose drawing becomes an SVG document. */
declare module 'svgcanvas/context.js' {
  export default class Context {
    constructor(options: {
      readonly width: number;
      readonly height: number;
      /** What elements are made with. */
      readonly document?: Document;
      /** What text is measured with. */
      readonly ctx?: CanvasRenderingContext2D;
    });
    getSerializedSvg(fixNamedEntities?: boolean): string;
    getSvg(): SVGSVGElement;
  }
}
