import type * as z from 'zod/mini';
import type { FromPanel } from '../../server/protocol/panel-messages';
import type { PanelName } from '../../server/protocol/panels';
import type { Picture } from '../charts/picture';
import type { Control, ControlValue } from '../dom/controls';
import type { Study } from '../study/study';

/** What a control leads to: other options, and perhaps something for the editor to do. */
interface Change<Options> {
  readonly options: Options;
  readonly send?: FromPanel;
}

/** A panel as functions of what is studied and what a person has set. */
export interface Panel<Options> {
  readonly name: PanelName;
  /** Fills in what was never set; what was kept in another form falls back. */
  readonly options: z.ZodMiniType<Options>;
  /** Whether it draws the bundled models and cards. */
  readonly needsCatalog: (options: Options) => boolean;
  readonly controls: (study: Study, options: Options) => readonly Control[];
  readonly change: (study: Study, options: Options, id: string, value: ControlValue) => Change<Options>;
  /** The picture, or a sentence that says why there is none. */
  readonly picture: (study: Study, options: Options) => Picture | string;
}
