import type { Profile } from '../../../server/core/profile';
import type { ExportFormat } from '../../../server/protocol/panel-messages';
import type { ProfileState } from '../../../server/protocol/profile';
import type { FromProfilePanel } from '../../../server/protocol/profile-messages';
import { toCsv } from '../../charts/csv';
import { toPng, toSvg } from '../../charts/export';
import type { Picture } from '../../charts/picture';
import { element } from '../../dom/element';
import { exportButtons } from '../../frame/exports';
import type { Theme } from '../../host/theme';
import { type Sorting, sorted } from '../columns';
import { toMarkdown } from '../tables';

const NAME = 'decode-lens-profile';

/** The content of the page, for export. */
export interface OnThePage {
  readonly state: ProfileState | undefined;
  readonly picture: Picture | undefined;
  readonly sorting: Sorting | null;
  readonly theme: Theme;
}

/** The part of the page that exports and copies a run. */
export interface TakeAway {
  readonly root: HTMLElement;
  /** Shows the result in words. */
  readonly say: (text: string) => void;
}

/** A profile as `decode-lens profile --json` prints it. */
const dataOf = (profile: Profile): string => JSON.stringify(profile, null, 2);

/** @param ask forwards what to save or copy to the clipboard */
export function mountTakeAway(
  title: string,
  now: () => OnThePage,
  ask: (message: Extract<FromProfilePanel, { type: 'save' | 'copy' }>) => void,
): TakeAway {
  const said = element('p', { class: 'said', role: 'status' });
  const copies = element(
    'div',
    { class: 'exports', role: 'group', 'aria-label': 'Copy' },
    element('span', {}, 'Copy'),
    element('button', { type: 'button', onclick: () => copy('markdown') }, 'Markdown table'),
    element('button', { type: 'button', onclick: () => copy('json') }, 'JSON data'),
  );
  const root = element(
    'section',
    { class: 'take', 'aria-label': 'Export and copy' },
    exportButtons(title, save),
    copies,
    said,
  );

  function copy(form: 'markdown' | 'json'): void {
    const { state, sorting } = now();
    if (state === undefined || state.profile === null) return;
    const { profile, previous, chosen } = state;
    const points = sorted(profile.kernels, previous, sorting);
    const text = form === 'markdown' ? toMarkdown(profile, previous, points, chosen) : dataOf(profile);
    ask({ type: 'copy', text });
  }

  function save(format: ExportFormat): void {
    const { state, picture, theme } = now();
    const profile = state?.profile;
    if (picture === undefined || profile == null) return;
    const content =
      format === 'png'
        ? toPng(picture, theme)
        : format === 'svg'
          ? toSvg(picture, theme)
          : format === 'csv'
            ? toCsv(picture.tables)
            : dataOf(profile);
    ask({ type: 'save', format, name: NAME, content });
  }

  return {
    root,
    say(text) {
      said.textContent = text;
    },
  };
}
