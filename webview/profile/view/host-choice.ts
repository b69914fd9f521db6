import { element } from '../../dom/element';
import type { Settings } from '../settings';

type HostChoice = Settings['host'];

const HOSTS: readonly (readonly [HostChoice, string])[] = [
  ['auto', 'Automatic'],
  ['node', 'Node process'],
  ['browser', 'this panel’s page'],
];

/**
 * The choice of the host of runs.
 *
 * @param changed called after a change
 */
export function mountHostChoice(
  first: HostChoice,
  changed: () => void,
): { readonly root: HTMLElement; readonly chosen: () => HostChoice } {
  const options = HOSTS.map(([value, text]) => element('option', { value, selected: value === first }, text));
  const select = element(
    'select',
    { id: 'host', title: 'Automatic: use the settings', onchange: changed },
    ...options,
  );
  return {
    root: element('div', { class: 'sizes' }, element('label', { for: select.id }, 'Run on'), select),
    chosen: () => HOSTS[select.selectedIndex]?.[0] ?? 'auto',
  };
}
