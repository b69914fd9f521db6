import { element } from '../dom/element';

/** Buttons that zoom a chart in, out, and back to everything. */
export function zoomButtons(zoom: (by: number | 'whole') => void): HTMLElement {
  const button = (text: string, label: string, by: number | 'whole') =>
    element('button', { type: 'button', 'aria-label': label, title: label, onclick: () => zoom(by) }, text);
  return element(
    'span',
    { class: 'zoom', role: 'group', 'aria-label': 'Zoom' },
    button('+', 'Zoom in', 1.5),
    button('−', 'Zoom out', 1 / 1.5),
    button('All', 'All: reset zoom', 'whole'),
  );
}

/** A description next to the pointer. It is read out elsewhere, so it is hidden from screen readers. */
export function pointerTip() {
  const root = element('div', { class: 'tip', 'aria-hidden': 'true', hidden: true });
  return {
    root,
    /** @param x, y where the pointer is, in pixels of the chart */
    show(text: string, x: number, y: number): void {
      const room = root.parentElement?.clientWidth ?? 0;
      root.textContent = text;
      root.hidden = false;
      const left = x + 14 + root.offsetWidth > room ? x - 14 - root.offsetWidth : x + 14;
      root.style.left = `${Math.max(0, Math.min(left, room - root.offsetWidth))}px`;
      root.style.top = `${y + 18}px`;
    },
  };
}
