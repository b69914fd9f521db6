import type { Profile } from '../../../server/core/profile';
import { mountDrawings } from '../../charts/drawings-view';
import type { Picture } from '../../charts/picture';
import { element } from '../../dom/element';
import { mountTables } from '../../frame/table-view';
import type { Theme } from '../../host/theme';
import { differences } from '../change';
import { rooflineDrawing, rooflineTable } from '../charts/roofline';
import { type Sweep, sweepDrawing, sweepStops, sweepTable } from '../charts/sweep';
import type { Settings } from '../settings';
import { ceilingTable, kernelTable } from '../tables';
import { mountFailures } from './failures';
import { mountPointsTable } from './points-table';
import { chosenStop, mountSweepControls } from './sweep-controls';

/** The results of a run on the screen, and their exports. */
export interface Results {
  readonly root: HTMLElement;
  show(profile: Profile, previous: Profile | null, settings: Settings, theme: Theme): Picture;
  destroy(): void;
}

type Shown = Pick<Settings, 'metric' | 'atBatch' | 'atContext'>;

function sweepsOf(profile: Profile, settings: Shown): { batches: Stops; contexts: Stops; sweeps: Sweep[] } {
  const [batches, contexts] = [sweepStops(profile, 'context'), sweepStops(profile, 'batch')];
  const { metric } = settings;
  return {
    batches,
    contexts,
    sweeps: [
      ...(batches.length === 0
        ? []
        : [{ over: 'context', at: chosenStop(batches, settings.atBatch), metric } as const]),
      ...(contexts.length === 0
        ? []
        : [{ over: 'batch', at: chosenStop(contexts, settings.atContext), metric } as const]),
    ],
  };
}
type Stops = readonly (number | null)[];

function notesOf(profile: Profile, previous: Profile | null): readonly string[] {
  const flagged = profile.kernels.filter(({ problem }) => problem !== null).length;
  return [
    ...(flagged === 0
      ? []
      : [
          `⚠ ${flagged} of ${profile.kernels.length} points ${flagged === 1 ? 'has' : 'have'} a problem, said below ${flagged === 1 ? 'it' : 'them'} in the table.`,
        ]),
    ...(previous === null ? [] : differences(profile, previous)),
  ];
}

export function mountResults(changed: (part: Partial<Settings>) => void): Results {
  const notes = element('p', { class: 'notes' });
  const table = mountPointsTable((sorting) => changed({ sorting }));
  const failures = mountFailures();
  const readout = element('p', { class: 'readout', 'aria-live': 'polite' });
  const controls = mountSweepControls((id, value) => changed({ [id]: value }));
  const drawings = mountDrawings({
    chosen: () => {},
    pointed: (label) => {
      readout.textContent = label ?? '';
    },
  });
  const single = element(
    'p',
    { class: 'hint' },
    'Measure at several batches or contexts to see how times grow with them.',
  );
  const tables = mountTables(() => {});
  const empty = element('p', { class: 'hint' }, 'No kernels measured yet.');
  const charts = element(
    'section',
    { class: 'charts', 'aria-labelledby': 'charts-title' },
    element('h2', { id: 'charts-title' }, 'Roofline and sweeps'),
    controls.root,
    drawings.root,
    readout,
    single,
    tables.root,
  );
  const root = element(
    'div',
    {},
    element(
      'section',
      { 'aria-labelledby': 'results-title' },
      element('h2', { id: 'results-title' }, 'Measured kernels'),
      notes,
      empty,
      table.root,
    ),
    failures.root,
    charts,
  );
  return {
    root,
    show(profile, previous, settings, theme) {
      const none = profile.kernels.length === 0;
      const said = notesOf(profile, previous);
      notes.textContent = said.join(' ');
      notes.hidden = said.length === 0;
      empty.hidden = !none;
      table.root.hidden = none;
      charts.hidden = none;
      table.show(profile, previous, settings.sorting);
      failures.show(profile.failures);
      const { batches, contexts, sweeps } = sweepsOf(profile, settings);
      controls.show(batches, contexts, {
        metric: settings.metric,
        atBatch: chosenStop(batches, settings.atBatch),
        atContext: chosenStop(contexts, settings.atContext),
      });
      single.hidden = sweeps.length > 0;
      const drawn = [
        rooflineDrawing(profile, previous),
        ...sweeps.map((sweep) => sweepDrawing(profile, sweep)),
      ].flatMap((drawing) => drawing ?? []);
      drawings.show(drawn, theme, undefined);
      const twins = [rooflineTable(profile), ...sweeps.map((sweep) => sweepTable(profile, sweep))];
      tables.show(twins, undefined);
      return {
        heading: profile.adapter,
        figures: [],
        notes: said,
        drawings: drawn,
        tables: [kernelTable(profile, previous), ceilingTable(profile)],
      };
    },
    destroy: () => drawings.destroy(),
  };
}
