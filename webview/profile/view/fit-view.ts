import { formatQuantity } from '../../../server/core/quantity';
import type { FittedNumber, HardwareFile } from '../../../server/protocol/profile';
import { element } from '../../dom/element';

/** The efficiencies of a card fitted to a run. */
export interface Fit {
  readonly uri: string;
  readonly numbers: readonly FittedNumber[];
  readonly notes: readonly string[];
}

/** The part of the page that writes measurements into a hardware file. */
export interface FitView {
  readonly root: HTMLElement;
  /**
   * @param chosen the chosen file; undefined: none yet
   * @param obstacle why nothing can be written; empty if it can
   */
  show(
    files: readonly HardwareFile[],
    chosen: string | undefined,
    obstacle: string,
    fit: Fit | undefined,
  ): void;
  say(text: string): void;
}

const numberText = ({ unit }: FittedNumber, value: number): string =>
  formatQuantity(value, unit === 'share' ? 'ratio' : 'time');

function preview({ numbers, notes }: Fit): readonly HTMLElement[] {
  const rows = numbers.map((number) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, number.path.join(' › ')),
      element('td', { class: 'number' }, numberText(number, number.before)),
      element('td', { class: 'number after' }, numberText(number, number.value)),
      element(
        'td',
        { class: 'number' },
        `${numberText(number, number.low)} to ${numberText(number, number.high)}`,
      ),
    ),
  );
  const heads = ['Number', 'In the file', 'Measured', 'Range'];
  const table = element(
    'table',
    {},
    element('caption', {}, 'Changes to the file'),
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        ...heads.map((head, index) =>
          element('th', { scope: 'col', class: index > 0 ? 'number' : undefined }, head),
        ),
      ),
    ),
    element('tbody', {}, ...rows),
  );
  return [
    ...(rows.length === 0
      ? [element('p', {}, 'The file already has the values of this run.')]
      : [element('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Preview' }, table)]),
    ...(notes.length === 0
      ? []
      : [element('ul', { class: 'fit-notes' }, ...notes.map((note) => element('li', {}, note)))]),
  ];
}

export function mountFit(heard: {
  chosen(uri: string): void;
  preview(uri: string): void;
  write(uri: string): void;
}): FitView {
  const select = element('select', { id: 'hardware', onchange: () => heard.chosen(select.value) });
  const why = element('p', { class: 'hint', id: 'fit-obstacle' });
  const look = element('button', { type: 'button', onclick: () => heard.preview(select.value) }, 'Preview');
  const write = element(
    'button',
    { type: 'button', class: 'primary', onclick: () => heard.write(select.value) },
    'Write',
  );
  const status = element('p', { class: 'said', role: 'status' });
  const shown = element('div', { class: 'preview' });
  const root = element(
    'section',
    { class: 'fit', 'aria-labelledby': 'fit-title' },
    element('h2', { id: 'fit-title' }, 'Write efficiency into a hardware file'),
    element(
      'p',
      { class: 'hint' },
      'Sets the card’s efficiencies to the shares of the peaks that this run reached, with the run as their source. Estimates then use them.',
    ),
    element(
      'div',
      { class: 'buttons' },
      element('label', { for: 'hardware' }, 'Hardware file'),
      select,
      look,
      write,
    ),
    why,
    status,
    shown,
  );
  let listed = '';
  let drawn: Fit | undefined;

  return {
    root,
    show(files, chosen, obstacle, fit) {
      const wanted = JSON.stringify(files);
      if (wanted !== listed) {
        listed = wanted;
        select.replaceChildren(
          element('option', { value: '' }, files.length === 0 ? 'none in the workspace' : 'choose a file'),
          ...files.map(({ uri, name }) => element('option', { value: uri }, name)),
        );
      }
      select.value = chosen ?? '';
      const blocked = obstacle !== '';
      select.disabled = blocked;
      look.disabled = blocked || select.value === '';
      write.disabled = blocked || fit === undefined || fit.numbers.length === 0 || fit.uri !== select.value;
      why.textContent = obstacle;
      why.hidden = !blocked;
      for (const control of [select, look, write])
        blocked
          ? control.setAttribute('aria-describedby', why.id)
          : control.removeAttribute('aria-describedby');
      if (fit !== drawn) shown.replaceChildren(...(fit === undefined ? [] : preview(fit)));
      drawn = fit;
    },
    say(text) {
      status.textContent = text;
    },
  };
}
