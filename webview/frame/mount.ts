import * as z from 'zod/mini';
import type { ExportFormat, ToPanel } from '../../server/protocol/panel-messages';
import { isWhole, type PanelSubject, panelSubject } from '../../server/protocol/panel-subject';
import { PANEL_TITLES } from '../../server/protocol/panels';
import { toCsv } from '../charts/csv';
import { mountDrawings } from '../charts/drawings-view';
import { toJson, toPng, toSvg } from '../charts/export';
import type { Picture, Place } from '../charts/picture';
import type { ControlValue } from '../dom/controls';
import { mountControls } from '../dom/controls';
import { element } from '../dom/element';
import { inNextFrame } from '../dom/next-frame';
import type { Host } from '../host/host';
import { readTheme, watchTheme } from '../host/theme';
import { type Study, studyCatalog, studyOf } from '../study/study';
import { mountBanner } from './banner';
import { exportButtons } from './exports';
import { mountFigures } from './figures';
import type { Panel } from './panel';
import { mountTables } from './table-view';

/**
 * The state that persists over a reload: the options, and the data of the last picture, which is shown at once.
 */
const kept = z.catch(
  z.object({ options: z.unknown(), subject: z.catch(z.optional(panelSubject), undefined) }),
  { options: {} },
);

/** A panel on a page. */
export interface MountedPanel {
  /** How often the panel was drawn. */
  drawn(): number;
  destroy(): void;
}

/**
 * Mounts a panel: listens to the host, draws in the next animation frame, and keeps the last picture if there is
 * nothing new to draw.
 */
export function mountPanel<Options>(
  parent: HTMLElement,
  panel: Panel<Options>,
  host: Host,
  level: 'h1' | 'h2' = 'h1',
): MountedPanel {
  const title = PANEL_TITLES[panel.name];
  const before = kept.parse(host.readState() ?? {});
  let options = panel.options.parse(before.options ?? {});
  let subject: PanelSubject | undefined =
    before.subject && isWhole(before.subject) ? before.subject : undefined;
  let catalog: Study['catalog'];
  let asked = false;
  let validation: Study['validation'];
  let study: Study | undefined;
  let cursor: Place | undefined;
  let theme = readTheme();
  let picture: Picture | undefined;
  let frames = 0;

  const banner = mountBanner(() => root);
  const { say } = banner;
  const schedule = inNextFrame(draw);
  const figures = mountFigures(title, level);
  const controls = mountControls(title, changed);
  const drawings = mountDrawings({
    chosen,
    pointed: (label) => {
      readout.textContent = label ?? '';
    },
  });
  const readout = element('p', { class: 'readout', 'aria-live': 'polite' });
  const tables = mountTables(chosen);
  const body = element(
    'div',
    { class: 'body' },
    controls.root,
    drawings.root,
    readout,
    tables.root,
    exportButtons(title, save),
  );
  const root = element(
    'section',
    { class: `panel ${panel.name}`, 'aria-label': title },
    figures.root,
    banner.root,
    body,
  );
  parent.append(root);

  function chosen({ uri, line }: Place): void {
    host.send({ type: 'reveal', uri, line });
  }

  function changed(id: string, value: ControlValue): void {
    if (study === undefined) return;
    const change = panel.change(study, options, id, value);
    options = change.options;
    if (change.send !== undefined) host.send(change.send);
    keep();
    schedule();
  }

  function keep(): void {
    host.writeState({ options, subject });
  }

  function save(format: ExportFormat): void {
    if (picture === undefined) return;
    const content =
      format === 'png'
        ? toPng(picture, theme)
        : format === 'svg'
          ? toSvg(picture, theme)
          : format === 'csv'
            ? toCsv(picture.tables)
            : toJson(picture);
    host.send({ type: 'save', format, name: `decode-lens-${panel.name}`, content });
  }

  function received(message: ToPanel): void {
    switch (message.type) {
      case 'subject':
        take(message.subject);
        break;
      case 'catalog':
        catalog = studyCatalog(message.catalog);
        study = study && { ...study, catalog };
        schedule();
        break;
      case 'validation':
        validation = message.validation;
        study = undefined;
        schedule();
        break;
      case 'cursor':
        cursor = { uri: message.uri, line: message.line };
        drawings.light(cursor);
        if (picture !== undefined) tables.show(picture.tables, cursor);
        break;
      default:
        readout.textContent = message.message;
    }
  }

  /** A subject without a deployment only updates the banner; the last picture stays. */
  function take(next: PanelSubject): void {
    const keepsLast = next.status === 'error' && subject !== undefined && subject.active !== null;
    subject =
      keepsLast && subject !== undefined ? { ...subject, status: 'error', message: next.message } : next;
    study = undefined;
    keep();
    schedule();
  }

  function draw(): void {
    if (subject === undefined) {
      say('Loading: waiting for the language server.', 'loading');
      body.hidden = true;
      return;
    }
    study ??= { ...studyOf(subject, catalog), validation };
    if (panel.needsCatalog(options) && catalog === undefined && !asked) {
      asked = true;
      host.send({ type: 'catalog' });
    }
    controls.show(panel.controls(study, options));
    const made = panel.picture(study, options);
    const { status, message } = subject;
    const trouble = typeof made === 'string' ? made : '';
    if (panel.standsAlone === true) say(trouble, trouble === '' ? 'ready' : 'empty');
    else if (status === 'empty' && trouble !== '')
      say('No deployment open: open a *.deployment.yaml file.', 'empty');
    else if (status === 'stale') say(`Out of date: ${message}.`, 'stale');
    else if (status === 'error') say(`Out of date: ${message}`, 'error');
    else say(trouble, trouble === '' ? 'ready' : 'error');
    body.hidden = trouble !== '' && picture === undefined && panel.controls(study, options).length === 0;
    if (typeof made !== 'string') show(made);
    frames++;
    root.dataset.drawn = String(frames);
  }

  function show(next: Picture): void {
    picture = next;
    figures.show(next);
    drawings.show(next.drawings, theme, cursor);
    tables.show(next.tables, cursor);
  }

  const unwatch = watchTheme(() => {
    theme = readTheme();
    schedule();
  });
  host.listen(received);
  draw();
  host.send({ type: 'ready' });

  return {
    drawn: () => frames,
    destroy() {
      unwatch();
      drawings.destroy();
      root.remove();
    },
  };
}
