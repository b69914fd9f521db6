import type { Chart, ChartConfiguration } from 'chart.js';
import type { Theme } from '../host/theme';

/** The line of a file where a figure is written. */
export interface Place {
  readonly uri: string;
  /** From 0. */
  readonly line: number;
}

/** An element of a chart that the user can point at. */
export interface Mark {
  /** Its description in one sentence, with units. */
  readonly label: string;
  readonly place?: Place | undefined;
}

/** Fills of series: each has a colour and a pattern, because colour must not be the only distinction. */
export interface Painter {
  fill(series: number): string | CanvasPattern;
}

/** A rectangle in pixels of the canvas. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A mark and its position. */
export interface Target {
  readonly mark: Mark;
  readonly box: Box;
}

export type Step = 'next' | 'previous' | 'up' | 'down' | 'first' | 'last';

/** How the user points at the elements of a chart, and moves between them by keyboard. */
export interface Pointing {
  at(x: number, y: number): Target | undefined;
  step(from: Target | undefined, step: Step): Target | undefined;
  /** The boxes of all elements with that place. */
  from(place: Place): readonly Box[];
}

/** A chart of a picture, completely as data. */
export interface Drawing {
  readonly id: string;
  readonly title: string;
  /** In CSS pixels. */
  readonly height: number;
  /** Additional pixels if the chart is narrow and its legend takes several lines. */
  readonly narrow?: number;
  /** The marks of elements by dataset and index, as in the configuration. */
  readonly marks: readonly (readonly Mark[])[];
  readonly zoom: 'x' | 'xy' | 'none';
  config(theme: Theme, painter: Painter): ChartConfiguration;
  /** Custom drawing below the datasets, and custom pointing. */
  readonly own?:
    | {
        paint(chart: Chart, theme: Theme, painter: Painter): void;
        readonly pointing?: Pointing;
      }
    | undefined;
  /** Keyboard help, if it differs from the usual one. */
  readonly help?: string;
}

export type Cell = string | number | null;

/** A chart as a table: the accessible alternative, and the content of CSV and JSON exports. */
export interface Table {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly cells: readonly Cell[]; readonly place?: Place | undefined }[];
}

/** Everything that a panel shows. */
export interface Picture {
  /** What it is about. */
  readonly heading: string;
  /** What makes the figures unreal or unwanted, such as memory that does not suffice; shown first and in red. */
  readonly alerts?: readonly string[];
  /** The main figures, each with its unit. */
  readonly figures: readonly { readonly name: string; readonly value: string }[];
  /** Notes on the figures. */
  readonly notes: readonly string[];
  readonly drawings: readonly Drawing[];
  readonly tables: readonly Table[];
}
