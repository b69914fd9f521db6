import { element } from './element';

/** An input of a panel. */
export type Control =
  | {
      readonly kind: 'choice';
      readonly id: string;
      readonly label: string;
      readonly value: string;
      readonly options: readonly { readonly value: string; readonly label: string }[];
    }
  | { readonly kind: 'toggle'; readonly id: string; readonly label: string; readonly value: boolean }
  | {
      readonly kind: 'range';
      readonly id: string;
      readonly label: string;
      readonly value: number;
      /** The possible values, ascending. */
      readonly stops: readonly number[];
      readonly text: (value: number) => string;
    }
  | { readonly kind: 'button'; readonly id: string; readonly label: string; readonly disabled: boolean }
  | { readonly kind: 'file'; readonly id: string; readonly label: string; readonly accept: string };

/** The values of controls. */
export type ControlValue = string | number | boolean;

/** The controls of a panel on the screen. They keep their elements, and so the focus, across pictures. */
export interface ControlsView {
  readonly root: HTMLElement;
  show(controls: readonly Control[]): void;
}

interface Shown {
  readonly root: HTMLElement;
  update(control: Control): void;
}

type Report = (id: string, value: ControlValue) => void;
type Of<Kind extends Control['kind']> = Extract<Control, { kind: Kind }>;

function nearestStop({ stops, value }: Of<'range'>): number {
  return stops.reduce(
    (best, stop, index) =>
      Math.abs(stop - value) < Math.abs((stops[best] ?? Number.POSITIVE_INFINITY) - value) ? index : best,
    0,
  );
}

function rangeView(first: Of<'range'>, report: Report): Shown {
  let control = first;
  const input = element('input', { type: 'range', min: 0, step: 1, id: `control-${first.id}` });
  const output = element('output', { for: input.id });
  const label = element('label', { for: input.id });
  input.addEventListener('input', () => {
    const value = control.stops[input.valueAsNumber];
    if (value !== undefined) report(control.id, value);
  });
  return {
    root: element('div', { class: 'control range' }, label, input, output),
    update(next) {
      control = next as Of<'range'>;
      const text = control.text(control.value);
      label.textContent = control.label;
      input.max = String(control.stops.length - 1);
      input.value = String(nearestStop(control));
      input.setAttribute('aria-valuetext', text);
      output.textContent = text;
    },
  };
}

function choiceView({ id }: Of<'choice'>, report: Report): Shown {
  const select = element('select', { id: `control-${id}`, onchange: () => report(id, select.value) });
  const label = element('label', { for: select.id });
  let written = '';
  return {
    root: element('div', { class: 'control' }, label, select),
    update(next) {
      const control = next as Of<'choice'>;
      label.textContent = control.label;
      const wanted = JSON.stringify(control.options);
      if (wanted !== written) {
        written = wanted;
        select.replaceChildren(
          ...control.options.map((option) => element('option', { value: option.value }, option.label)),
        );
      }
      select.value = control.value;
    },
  };
}

function toggleView({ id }: Of<'toggle'>, report: Report): Shown {
  const box = element('input', {
    type: 'checkbox',
    id: `control-${id}`,
    onchange: () => report(id, box.checked),
  });
  const label = element('label', { for: box.id });
  return {
    root: element('div', { class: 'control' }, box, label),
    update(next) {
      const control = next as Of<'toggle'>;
      label.textContent = control.label;
      box.checked = control.value;
    },
  };
}

function buttonView({ id }: Of<'button'>, report: Report): Shown {
  const button = element('button', { type: 'button', onclick: () => report(id, true) });
  return {
    root: element('div', { class: 'control' }, button),
    update(next) {
      const control = next as Of<'button'>;
      button.textContent = control.label;
      button.disabled = control.disabled;
    },
  };
}

function fileView({ id, accept }: Of<'file'>, report: Report): Shown {
  const input = element('input', { type: 'file', accept, id: `control-${id}` });
  const label = element('label', { for: input.id });
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file !== undefined) void file.text().then((text) => report(id, text));
  });
  return {
    root: element('div', { class: 'control' }, label, input),
    update(next) {
      label.textContent = (next as Of<'file'>).label;
    },
  };
}

function viewOf(control: Control, report: Report): Shown {
  switch (control.kind) {
    case 'range':
      return rangeView(control, report);
    case 'choice':
      return choiceView(control, report);
    case 'toggle':
      return toggleView(control, report);
    case 'button':
      return buttonView(control, report);
    case 'file':
      return fileView(control, report);
  }
}

export function mountControls(name: string, report: Report): ControlsView {
  const root = element('div', { class: 'controls', role: 'group', 'aria-label': `${name} settings` });
  let shown = new Map<string, Shown>();
  return {
    root,
    show(controls) {
      const keys = controls.map(({ kind, id }) => `${kind}/${id}`);
      if (keys.join() !== [...shown.keys()].join()) {
        const before = shown;
        shown = new Map(
          controls.map((control, index) => {
            const key = keys[index] ?? '';
            return [key, before.get(key) ?? viewOf(control, report)];
          }),
        );
        root.replaceChildren(...[...shown.values()].map((view) => view.root));
        root.hidden = shown.size === 0;
      }
      controls.forEach((control, index) => {
        shown.get(keys[index] ?? '')?.update(control);
      });
    },
  };
}
