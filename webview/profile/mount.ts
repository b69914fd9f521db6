import type { Profile } from '../../server/core/profile';
import type { HardwareFile, ProfileProgress, ProfileState } from '../../server/protocol/profile';
import type { FromProfilePanel, ToProfilePanel } from '../../server/protocol/profile-messages';
import type { Picture } from '../charts/picture';
import { element } from '../dom/element';
import { inNextFrame } from '../dom/next-frame';
import { mountBanner } from '../frame/banner';
import { readTheme, type Theme, watchTheme } from '../host/theme';
import type { ProfileHost } from './host';
import { lendGpu } from './lend-gpu';
import { endText, isCancelled } from './outcome';
import { mostAlike } from './resemblance';
import { readKept, type Settings } from './settings';
import { mountDeviceCard } from './view/device-card';
import { type Fit, mountFit } from './view/fit-view';
import { mountResults } from './view/results';
import { mountRunForm } from './view/run-form';
import { mountTakeAway } from './view/take-away';

const TITLE = 'Kernel profile';

/** The part of the page that the next `done` or `failed` message belongs to. */
type Asked = 'run' | 'fit' | 'export';

/**
 * Mounts the profile panel: listens to the host, draws in the next animation frame, and keeps results and settings
 * over a reload.
 *
 * @param worker uri of the script of workers on the page's GPU
 */
export function mountProfile(parent: HTMLElement, host: ProfileHost, worker: string | undefined): void {
  const before = readKept(host.readState());
  let settings: Settings = before.settings;
  let state: ProfileState | undefined = before.state && { ...before.state, running: null };
  /** The last known progress of the last run. */
  let reached: ProfileProgress | undefined;
  let fit: Fit | undefined;
  let asked: Asked = 'run';
  let theme: Theme = readTheme();
  let picture: Picture | undefined;
  let drawn = '';
  let frames = 0;

  const subject = element('span', { class: 'subject' });
  const banner = mountBanner(() => root);
  const schedule = inNextFrame(draw);
  const form = mountRunForm(settings, {
    changed: set,
    run: (wanted) => ask('run', { type: 'run', ...wanted }),
    cancel: () => ask('run', { type: 'cancel' }),
  });
  const device = mountDeviceCard();
  const results = mountResults((part) => {
    set(part);
    schedule();
  });
  const fitting = mountFit({
    chosen(uri) {
      set({ hardware: uri });
      forgetFit();
      schedule();
    },
    preview: (uri) => ask('fit', { type: 'fit', uri }),
    write: (uri) => ask('fit', { type: 'write', uri }),
  });
  const taking = mountTakeAway(
    TITLE,
    () => ({ state, picture, sorting: settings.sorting, theme }),
    (message) => ask('export', message),
  );
  const measured = element('div', {}, device.root, results.root, taking.root, fitting.root);
  const root = element(
    'section',
    { class: 'panel profile', 'aria-label': TITLE },
    element('header', {}, element('h1', {}, `${TITLE} `, subject)),
    banner.root,
    form.root,
    measured,
  );
  parent.append(root);

  const lent = lendGpu(worker, (message) => host.send(message));

  function ask(about: Asked, message: FromProfilePanel): void {
    asked = about;
    say('');
    host.send(message);
  }

  /** Shows a message next to the button of the request. */
  function say(text: string): void {
    if (asked === 'run') form.say(text);
    else if (asked === 'fit') fitting.say(text);
    else taking.say(text);
  }

  function set(part: Partial<Settings>): void {
    settings = { ...settings, ...part };
    keep();
  }

  function keep(): void {
    host.writeState({ settings, state });
  }

  function forgetFit(): void {
    fit = undefined;
    fitting.say('');
  }

  function received(message: ToProfilePanel): void {
    switch (message.type) {
      case 'state':
        if (message.state.profile?.measuredAt !== state?.profile?.measuredAt) forgetFit();
        state = message.state;
        reached = state.running ?? reached;
        keep();
        schedule();
        break;
      case 'fit':
        // Another file may have been chosen before this answer arrived.
        if (message.uri !== hardwareFile()?.uri) break;
        fit = message;
        schedule();
        break;
      case 'done':
      case 'failed':
        say(message.message);
        break;
      default:
        lent.received(message);
    }
  }

  /** The chosen hardware file; before a choice, the one with a name similar to the adapter's. */
  function hardwareFile(): HardwareFile | undefined {
    if (state === undefined || state.profile === null) return undefined;
    const { profile, hardware } = state;
    return hardware.find(({ uri }) => uri === settings.hardware) ?? mostAlike(profile.adapter, hardware);
  }

  function draw(): void {
    if (state === undefined) {
      banner.say('Loading: waiting for the editor.', 'loading');
      measured.hidden = true;
      form.root.hidden = true;
      return;
    }
    const { running, profile, previous, failure, hardware, chosen } = state;
    form.root.hidden = false;
    form.show(running, endText(state, reached));
    subject.textContent = profile?.adapter ?? '';
    if (failure !== null && !isCancelled(failure))
      banner.say(`⚠ ${failure.message} ${failure.advice}`, 'error');
    else if (profile === null && running === null)
      banner.say('Nothing measured yet: choose kernels and press Run.', 'empty');
    else banner.say('', running === null ? 'ready' : 'running');
    measured.hidden = profile === null;
    if (profile !== null) {
      // Progress arrives often: do not redraw what did not change, so that the focus stays.
      const next = JSON.stringify([profile, previous, settings, chosen, theme]);
      if (next !== drawn) {
        drawn = next;
        device.show(profile, chosen);
        picture = results.show(profile, previous, settings, theme);
      }
      fitting.show(hardware, hardwareFile()?.uri, obstacle(state, profile), fit);
    }
    frames++;
    root.dataset.drawn = String(frames);
  }

  watchTheme(() => {
    theme = readTheme();
    schedule();
  });
  window.addEventListener('pagehide', () => lent.end());
  host.listen(received);
  draw();
  host.send({ type: 'ready' });
}

/** Why a run cannot be written into a hardware file; empty if it can. */
function obstacle({ running, hardware }: ProfileState, profile: Profile): string {
  if (profile.software) return 'Not possible: a software adapter is not representative of any hardware.';
  if (running !== null) return 'Not yet: the run is not finished.';
  if (profile.kernels.length === 0) return 'Not possible: no kernel was measured.';
  if (hardware.length === 0)
    return 'Not possible: the workspace has no *.hardware.yaml file. Create one for this card first.';
  return '';
}
