import type { Profile } from '../../server/core/profile';
import type { ExportFormat } from '../../server/protocol/panel-messages';
import type { ProfileState } from '../../server/protocol/profile';
import type { FromProfilePanel, ToProfilePanel } from '../../server/protocol/profile-messages';
import { toCsv, toPng, toSvg } from '../charts/export';
import type { Picture } from '../charts/picture';
import { element } from '../frame/element';
import { exportButtons } from '../frame/exports';
import { readTheme, type Theme, watchTheme } from '../host/theme';
import { sorted } from './columns';
import type { ProfileHost } from './host';
import { lendGpu } from './lend-gpu';
import { mostAlike } from './resemblance';
import { readKept, type Settings } from './settings';
import { toMarkdown } from './tables';
import { mountDeviceCard } from './view/device-card';
import { type Fit, mountFit } from './view/fit-view';
import { mountResults } from './view/results';
import { mountRunForm } from './view/run-form';

const TITLE = 'Kernel profile';
const NAME = 'decode-lens-profile';

/** What the answers `done` and `failed` are about: they go where the question was asked. */
type Asked = 'run' | 'fit' | 'export';

/**
 * Puts the profile panel on a page: listens to the host, draws in the next frame, and keeps what was measured and set over
 * a reload.
 * @param worker the address of the script with which the page lends its GPU
 */
export function mountProfile(parent: HTMLElement, host: ProfileHost, worker: string | undefined): void {
  const before = readKept(host.readState());
  let settings: Settings = before.settings;
  let state: ProfileState | undefined = before.state && { ...before.state, running: null };
  let fit: Fit | undefined;
  let asked: Asked = 'run';
  let theme: Theme = readTheme();
  let picture: Picture | undefined;
  let drawn = '';
  let frames = 0;
  let scheduled = false;

  const subject = element('span', { class: 'subject' });
  const banner = element('p', { class: 'banner', role: 'status' });
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
  const exported = element('p', { class: 'said', role: 'status' });
  const copies = element(
    'div',
    { class: 'exports', role: 'group', 'aria-label': 'Copy' },
    element('span', {}, 'Copy'),
    element('button', { type: 'button', onclick: () => copy('markdown') }, 'Markdown table'),
    element('button', { type: 'button', onclick: () => copy('json') }, 'JSON data'),
  );
  const measured = element(
    'div',
    {},
    device.root,
    results.root,
    element(
      'section',
      { class: 'take', 'aria-label': 'Export and copy' },
      exportButtons(TITLE, save),
      copies,
      exported,
    ),
    fitting.root,
  );
  const root = element(
    'section',
    { class: 'panel profile', 'aria-label': TITLE },
    element('header', {}, element('h1', {}, `${TITLE} `, subject)),
    banner,
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

  /** Words at the place where something was asked for. */
  function say(text: string): void {
    if (asked === 'run') form.say(text);
    else if (asked === 'fit') fitting.say(text);
    else exported.textContent = text;
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

  function copy(form: 'markdown' | 'json'): void {
    const profile = state?.profile;
    if (state === undefined || profile == null) return;
    const points = sorted(profile.kernels, state.previous, settings.sorting);
    const text =
      form === 'markdown' ? toMarkdown(profile, state.previous, points, state.chosen) : dataOf(profile);
    ask('export', { type: 'copy', text });
  }

  function save(format: ExportFormat): void {
    const profile = state?.profile;
    if (picture === undefined || profile == null) return;
    const content =
      format === 'png'
        ? toPng(picture, theme)
        : format === 'svg'
          ? toSvg(picture, theme)
          : format === 'csv'
            ? toCsv(picture.tables)
            : dataOf(profile);
    ask('export', { type: 'save', format, name: NAME, content });
  }

  function received(message: ToProfilePanel): void {
    switch (message.type) {
      case 'state':
        if (message.state.profile?.measuredAt !== state?.profile?.measuredAt) forgetFit();
        state = message.state;
        keep();
        schedule();
        break;
      case 'fit':
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

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    requestAnimationFrame(() => {
      scheduled = false;
      draw();
    });
  }

  function announce(text: string, kind: string): void {
    if (banner.textContent !== text) banner.textContent = text;
    banner.hidden = text === '';
    root.dataset.state = kind;
  }

  function draw(): void {
    if (state === undefined) {
      announce('Loading: waiting for the editor.', 'loading');
      measured.hidden = true;
      form.root.hidden = true;
      return;
    }
    const { running, profile, previous, failure, hardware, chosen } = state;
    form.root.hidden = false;
    form.show(running);
    subject.textContent = profile?.adapter ?? '';
    if (failure !== null) announce(`⚠ ${failure.message} ${failure.advice}`, 'error');
    else if (profile === null && running === null)
      announce('Nothing is measured yet: choose kernels and press Run.', 'empty');
    else announce('', running === null ? 'ready' : 'running');
    measured.hidden = profile === null;
    if (profile !== null) {
      // Progress comes often; what it does not change is not drawn again, and the keyboard stays where it is.
      const next = JSON.stringify([profile, previous, settings, chosen, theme]);
      if (next !== drawn) {
        drawn = next;
        device.show(profile, chosen);
        picture = results.show(profile, previous, settings, theme);
      }
      const known = hardware.find(({ uri }) => uri === settings.hardware);
      const file = known ?? mostAlike(profile.adapter, hardware);
      fitting.show(hardware, file?.uri, obstacle(state, profile), fit);
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

/** A profile as `decode-lens profile --json` prints it. */
const dataOf = (profile: Profile): string => JSON.stringify(profile, null, 2);

/** Why a run cannot be written into a hardware file; empty where it can. */
function obstacle({ running, hardware }: ProfileState, profile: Profile): string {
  if (profile.software)
    return 'Not possible: a software adapter says nothing about the efficiency of any hardware.';
  if (running !== null) return 'Not yet: the run is not finished.';
  if (profile.kernels.length === 0) return 'Not possible: no kernel was measured.';
  if (hardware.length === 0)
    return 'Not possible: the workspace has no *.hardware.yaml file. Create one for this card first.';
  return '';
}
