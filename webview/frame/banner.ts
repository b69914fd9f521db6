import { element } from '../dom/element';

/** The line above a panel that shows its state, if there is something to say. */
export interface Banner {
  readonly root: HTMLElement;
  /** @param state the value of the panel's `data-state`, which its styles depend on */
  readonly say: (text: string, state: string) => void;
}

/**
 * Creates the banner of a panel.
 *
 * @param panelOf returns the panel's element
 */
export function mountBanner(panelOf: () => HTMLElement): Banner {
  const root = element('p', { class: 'banner', role: 'status' });
  return {
    root,
    say(text, state) {
      // Setting the same text again would make screen readers repeat it.
      if (root.textContent !== text) root.textContent = text;
      root.hidden = text === '';
      panelOf().dataset.state = state;
    },
  };
}
