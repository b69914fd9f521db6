import { element } from '../dom/element';

/** The line above a panel that says what is the matter with it, if anything. */
export interface Banner {
  readonly root: HTMLElement;
  /** @param state what the panel's `data-state` becomes, by which its looks are chosen */
  readonly say: (text: string, state: string) => void;
}

/** Makes the banner of a panel. @param panelOf gives the panel's element */
export function mountBanner(panelOf: () => HTMLElement): Banner {
  const root = element('p', { class: 'banner', role: 'status' });
  return {
    root,
    say(text, state) {
      // What is written again is read out again.
      if (root.textContent !== text) root.textContent = text;
      root.hidden = text === '';
      panelOf().dataset.state = state;
    },
  };
}
