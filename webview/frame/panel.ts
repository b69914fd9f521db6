import type * as z from 'zod/mini';
import type { FromPanel } from '../../server/protocol/panel-messages';
import type { PanelName } from '../../server/protocol/panels';
import type { Picture } from '../charts/picture';
import type { Control, ControlValue } from '../dom/controls';
import type { Study } from '../study/study';

/** The effect of a control: other options, and possibly a message to the editor. */
interface Change<Options> {
  readonly options: Options;
  readonly send?: FromPanel;
}

/** A panel, as functions of the study and the user's options. */
export interface Panel<Options> {
  readonly name: PanelName;
  /** Provides defaults for missing options and for those of an invalid form. */
  readonly options: z.ZodMiniType<Options>;
  /** Whether the panel draws the bundled models and cards. */
  /** Whether it has something to show where no deployment is open. */
  readonly standsAlone?: boolean;
  readonly needsCatalog: (options: Options) => boolean;
  readonly controls: (study: Study, options: Options) => readonly Control[];
  readonly change: (study: Study, options: Options, id: string, value: ControlValue) => Change<Options>;
  /** The picture, or a sentence that says why there is none. */
  readonly picture: (study: Study, options: Options) => Picture | string;
}
