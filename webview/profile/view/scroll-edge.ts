import { element } from '../../dom/element';

/** On scaled screens widths are fractions of a pixel. */
const ROUNDING = 1;

/**
 * Frames scrollable content and marks its right edge while there is more to see: `data-more` on the frame.
 *
 * @param content the element that may be wider than its frame
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
