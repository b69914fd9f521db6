import { measuredKernelNames, measuredKernels, usualWords } from '../../../server/core/profile';
import type { ProfileProgress } from '../../../server/protocol/profile';
import type { ProfileHostName } from '../../../server/protocol/profile-messages';
import { element } from '../../dom/element';
import { readNumberList } from '../number-list';
import type { Settings } from '../settings';
import { mountHostChoice } from './host-choice';

/** The kernels and sizes to measure. */
export interface Wanted {
  readonly kernels: string[];
  readonly batches: number[];
  readonly contexts: number[];
  readonly host?: ProfileHostName;
}

/** The form that starts a run, and its progress. */
export interface RunForm {
  readonly root: HTMLElement;
  show(running: ProfileProgress | null, outcome: string): void;
  /** Shows a message of the editor. */
  say(text: string): void;
}

type Written = Pick<Settings, 'kernels' | 'batches' | 'contexts' | 'host'>;

const MOST_BATCH = 65_536;
const MOST_CONTEXT = 16 * 1024 ** 2;

/** A text field for a list of sizes, with its error below. */
function sizesField(id: string, label: string, value: string, most: number, changed: () => void) {
  const trouble = element('p', { class: 'trouble', id: `${id}-trouble`, role: 'alert', hidden: true });
  const input = element('input', {
    type: 'text',
    id,
    value,
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-describedby': trouble.id,
  });
  const check = () => {
    const list = readNumberList(input.value, most);
    input.setAttribute('aria-invalid', String(!list.ok));
    const text = list.ok ? '' : list.message;
    if (trouble.textContent !== text) trouble.textContent = text;
    trouble.hidden = list.ok;
    return list;
  };
  input.addEventListener('input', () => {
    // While typing, only recheck a field that was invalid.
    if (input.getAttribute('aria-invalid') === 'true') check();
    changed();
  });
  input.addEventListener('change', check);
  const root = element('div', { class: 'sizes' }, element('label', { for: id }, label), input, trouble);
  return { root, input, check };
}

/**
 * @param changed called after every change, including invalid input, so that nothing is lost
 * @param run called with a valid choice
 */
export function mountRunForm(
  first: Written,
  { changed, run, cancel }: { changed(written: Written): void; run(wanted: Wanted): void; cancel(): void },
): RunForm {
  const boxes = measuredKernelNames.map((name) => {
    const box = element('input', {
      type: 'checkbox',
      name,
      checked: first.kernels.includes(name),
      onchange: () => kernelsChanged(),
    });
    const what = element('span', { class: 'what' }, measuredKernels[name].title);
    return { name, box, root: element('label', {}, box, element('span', { class: 'name' }, name), what) };
  });
  const none = element('p', { class: 'trouble', role: 'alert', hidden: true });
  const kernels = element(
    'fieldset',
    { class: 'kernels' },
    element('legend', {}, 'Kernels'),
    ...boxes.map(({ root }) => root),
    none,
  );
  const tell = (): void =>
    changed({
      kernels: ticked(),
      batches: batches.input.value,
      contexts: contexts.input.value,
      host: host.chosen(),
    });
  const batches = sizesField('batches', 'Batches', first.batches, MOST_BATCH, tell);
  const contexts = sizesField('contexts', 'Contexts', first.contexts, MOST_CONTEXT, tell);
  const host = mountHostChoice(first.host, tell);
  const hint = element(
    'p',
    { class: 'hint' },
    `Sizes such as 8, 64 or 4096, 32K; every kernel is measured at every batch and context, but ${usualWords.rows}. Left empty: batches ${usualWords.batches}, contexts ${usualWords.contexts}, or ${usualWords.software} on a software adapter.`,
  );
  const start = element('button', { type: 'submit', class: 'primary' }, 'Run');
  const stop = element('button', { type: 'button', onclick: cancel }, 'Cancel');
  const status = element('p', { class: 'said', role: 'status' });
  const ended = element('p', { class: 'ended', 'aria-live': 'polite' });
  const bar = element('progress', { 'aria-labelledby': 'profile-now' });
  const now = element('p', { id: 'profile-now', 'aria-live': 'polite' });
  const progress = element('div', { class: 'progress', hidden: true }, bar, now);
  const form = element(
    'form',
    { class: 'run', novalidate: true, 'aria-label': 'What to measure', onsubmit: submitted },
    kernels,
    element('div', { class: 'lists' }, batches.root, contexts.root, host.root, hint),
    element('div', { class: 'buttons' }, start, stop, ended, status),
    progress,
  );

  function ticked(): string[] {
    return boxes.filter(({ box }) => box.checked).map(({ name }) => name);
  }

  function kernelsChanged(): void {
    if (!none.hidden) checkKernels();
    tell();
  }

  function checkKernels(): readonly string[] {
    const chosen = ticked();
    none.textContent = chosen.length === 0 ? 'Choose at least one kernel.' : '';
    none.hidden = chosen.length > 0;
    return chosen;
  }

  function submitted(event: Event): void {
    event.preventDefault();
    const chosen = [...checkKernels()];
    const [rows, tokens] = [batches.check(), contexts.check()];
    status.textContent = '';
    if (chosen.length === 0) boxes[0]?.box.focus();
    else if (!rows.ok) batches.input.focus();
    else if (!tokens.ok) contexts.input.focus();
    else {
      const where = host.chosen();
      run({
        kernels: chosen,
        batches: [...rows.values],
        contexts: [...tokens.values],
        ...(where === 'auto' ? {} : { host: where }),
      });
    }
  }

  return {
    root: form,
    show(running, outcome) {
      const moved = document.activeElement === (running === null ? stop : start);
      start.disabled = running !== null;
      stop.disabled = running === null;
      // A disabled button loses the focus; move it to the other one.
      if (moved) (running === null ? start : stop).focus();
      progress.hidden = running === null;
      if (ended.textContent !== outcome) ended.textContent = outcome;
      if (running === null) return;
      bar.max = Math.max(running.of, 1);
      bar.value = running.done;
      const text = `${running.done + 1} of ${running.of}: ${running.now}`;
      if (now.textContent !== text) now.textContent = text;
    },
    say(text) {
      status.textContent = text;
    },
  };
}
