import type { Profile } from '../../../server/core/profile';
import { element } from '../../dom/element';
import { ceilings, deviceFacts } from '../device';

/** The device: its ceilings in large type, then the details. */
export function mountDeviceCard(): {
  readonly root: HTMLElement;
  show(profile: Profile, chosen: string | undefined): void;
} {
  const rates = element('dl', { class: 'figures' });
  const facts = element('dl', { class: 'facts' });
  const software = element(
    'p',
    { class: 'banner' },
    '⚠ This is a software adapter: the results are correct, but its times are not representative of any hardware.',
  );
  const root = element(
    'section',
    { class: 'device', 'aria-labelledby': 'device-title' },
    element('h2', { id: 'device-title' }, 'Device'),
    software,
    element('h3', {}, 'Probed ceilings'),
    rates,
    facts,
  );
  const term = ({ name, value }: { readonly name: string; readonly value: string }): HTMLElement =>
    element('div', {}, element('dt', {}, name), element('dd', {}, value));
  return {
    root,
    show(profile, chosen) {
      software.hidden = !profile.software;
      const reached = ceilings(profile);
      rates.replaceChildren(
        ...(reached.length === 0 ? [term({ name: 'none yet', value: '–' })] : reached.map(term)),
      );
      facts.replaceChildren(...deviceFacts(profile, chosen).map(term));
    },
  };
}
