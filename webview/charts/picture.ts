import type { Chart, ChartConfiguration } from 'chart.js';
import type { Theme } from '../host/theme';

/** A line of a file that a figure comes from. */
export interface Place {
  readonly uri: string;
  /** From 0. */
  readonly line: number;
}

/** Something in a chart that can be pointed at. */
export interface Mark {
  /** What it says, in one sentence, with units. */
  readonly label: string;
  readonly place?: Place | undefined;
}

/** Fills of series: each has a colour and a pattern, so that nothing is told by colour alone. */
export interface Painter {
  fill(series: number): string | CanvasPattern;
}

/** A part of a chart in pixels of its canvas. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A mark and where it is drawn. */
export interface Target {
  readonly mark: Mark;
  readonly box: Box;
}

export type Step = 'next' | 'previous' | 'up' | 'down' | 'first' | 'last';

/** How a chart that draws itself is pointed at and walked through. */
export interface Pointing {
  at(x: number, y: number): Target | undefined;
  step(from: Target | undefined, step: Step): Target | undefined;
  /** All that is drawn and comes from a place. */
  from(place: Place): readonly Box[];
}

/** One chart of a picture: everything that is drawn, as data. */
export interface Drawing {
  readonly id: string;
  readonly title: string;
  /** CSS pixels. */
  readonly height: number;
  /** Pixels more where it is narrow and its legend takes several lines. */
  readonly narrow?: number;
  /** Marks by dataset and index, as in the configuration. */
  readonly marks: readonly (readonly Mark[])[];
  readonly zoom: 'x' | 'xy' | 'none';
  config(theme: Theme, painter: Painter): ChartConfiguration;
  /** For a chart that draws more than datasets: the rest, under them, and how that is pointed at where it can be. */
  readonly own?:
    | {
        paint(chart: Chart, theme: Theme, painter: Painter): void;
        readonly pointing?: Pointing;
      }
    | undefined;
  /** What the keyboard does in it, where that is not the same as everywhere. */
  readonly help?: string;
}

export type Cell = string | number | null;

/** A chart as a table: its twin for people who do not see it, and what CSV and JSON export. */
export interface Table {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly cells: readonly Cell[]; readonly place?: Place | undefined }[];
}

/** All that a panel shows at a moment. */
export interface Picture {
  /** What it is about. */
  readonly heading: string;
  /** The main figures, each with its unit. */
  readonly figures: readonly { readonly name: string; readonly value: string }[];
  /** What has to be said about them. */
  readonly notes: readonly string[];
  readonly drawings: readonly Drawing[];
  readonly tables: readonly Table[];
}
