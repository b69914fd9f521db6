import type { Picture } from '../charts/picture';
import { element } from '../dom/element';

/** The heading, main figures and notes of a picture. */
export interface FiguresView {
  readonly root: HTMLElement;
  show(picture: Pick<Picture, 'heading' | 'alerts' | 'figures' | 'notes'>): void;
}

export function mountFigures(title: string, level: 'h1' | 'h2'): FiguresView {
  const subject = element('span', { class: 'subject' });
  const list = element('dl', { class: 'figures' });
  const alert = element('p', { class: 'alert', role: 'alert' });
  const notes = element('p', { class: 'notes' });
  return {
    root: element('header', {}, element(level, {}, `${title} `, subject), alert, list, notes),
    show({ heading, alerts = [], figures, notes: said }) {
      subject.textContent = heading;
      list.replaceChildren(
        ...figures.map(({ name, value }) =>
          element('div', {}, element('dt', {}, name), element('dd', {}, value)),
        ),
      );
      const text = alerts.join(' · ');
      // Setting the same text again would make screen readers repeat it.
      if (alert.textContent !== text) alert.textContent = text;
      alert.hidden = text === '';
      notes.textContent = said.join(' · ');
      notes.hidden = said.length === 0;
    },
  };
}
