import { element } from '../../dom/element';

/** Widths are fractions of a pixel on scaled screens. */
const ROUNDING = 1;

/**
 * Frames what scrolls sideways, so that its right edge shows while there is more beyond it: `data-more` on the frame.
 * @param content is what may be wider than there is room
 */
export function withEdge(scrolled: HTMLElement, content: HTMLElement): HTMLElement {
  const frame = element('div', { class: 'edged' }, scrolled);
  const look = (): void => {
    const beyond = scrolled.scrollWidth - scrolled.clientWidth - scrolled.scrollLeft;
    frame.toggleAttribute('data-more', beyond > ROUNDING);
  };
  scrolled.addEventListener('scroll', look, { passive: true });
  const sizes = new ResizeObserver(look);
  sizes.observe(scrolled);
  sizes.observe(content);
  return frame;
}
