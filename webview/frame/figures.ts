import type { Picture } from '../charts/picture';
import { element } from '../dom/element';

/** The heading, main figures and notes of a picture. */
export interface FiguresView {
  readonly root: HTMLElement;
  show(picture: Pick<Picture, 'heading' | 'figures' | 'notes'>): void;
}

export function mountFigures(title: string, level: 'h1' | 'h2'): FiguresView {
  const subject = element('span', { class: 'subject' });
  const list = element('dl', { class: 'figures' });
  const notes = element('p', { class: 'notes' });
  return {
    root: element('header', {}, element(level, {}, `${title} `, subject), list, notes),
    show({ heading, figures, notes: said }) {
      subject.textContent = heading;
      list.replaceChildren(
        ...figures.map(({ name, value }) =>
          element('div', {}, element('dt', {}, name), element('dd', {}, value)),
        ),
      );
      notes.textContent = said.join(' · ');
      notes.hidden = said.length === 0;
    },
  };
}
