import v8 from 'node:v8';
import vm from 'node:vm';
import { catalog } from '../../server/core/catalog';
import { costModel } from '../../server/core/cost';
import { Exploration, type Space, type SpaceCard, spaceOf } from '../../server/core/explore';
import { deploymentSchema, type HardwareSpec, type ModelSpec } from '../../server/core/spec';
import { catalogUri, Workspace } from '../../server/language';

/** How fast a space is searched on one core, in this process. */
export interface SearchSpeed {
  readonly points: number;
  readonly seconds: number;
  readonly pointsPerSecond: number;
  /** Rows that a bound or a limit decides, in a second. */
  readonly boundsPerSecond: number;
  readonly estimates: number;
  readonly estimatesPerSecond: number;
  readonly firstPoint: number;
  /** Bytes of heap after a hundredth of the space and after all of it. */
  readonly heap: readonly [number, number];
}

function spaceOfCatalog(): Space {
  const workspace = new Workspace();
  const specOf = (id: string): unknown => workspace.file(catalogUri(id) ?? '')?.spec;
  const cards = catalog
    .filter(({ kind }) => kind === 'hardware')
    .map(({ id }): SpaceCard => ({ reference: `catalog:${id}`, hardware: specOf(id) as HardwareSpec }));
  const costed = costModel(specOf('step-3') as ModelSpec);
  const [own] = cards;
  if (!costed.ok || own === undefined) throw new Error('the catalog has no Step-3 or no card');
  const base = deploymentSchema.parse({
    name: 'Bench',
    model: 'catalog:step-3',
    workload: { context: 4096, batch: 4096 },
    target: { tpot: '50 ms' },
    topology: 'colocated',
    pool: { hardware: own.reference, instances: 1, accelerators: 8 },
    explore: {
      instances: Array.from({ length: 16 }, (_, index) => index + 1),
      accelerators: [8],
      micro_batches: [2, 3],
      objectives: ['cost'],
    },
  });
  const both = { attention: own, ffn: own };
  return spaceOf({ base, model: costed.model, own: both, catalog: cards, named: new Map(), basis: 'rental' });
}

/** Collects garbage, so that what is left is what is kept. */
function collect(): void {
  v8.setFlagsFromString('--expose-gc');
  vm.runInNewContext('gc')();
}

/** Times a search of ten million points, and the bounds alone: of a space whose target none can meet. */
export function measureSearch(): SearchSpeed {
  const space = spaceOfCatalog();
  const heap = (): number => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  const start = performance.now();
  const exploration = new Exploration(space);
  let firstPoint = Number.NaN;
  while (Number.isNaN(firstPoint) && !exploration.done)
    if (exploration.advance(16).length > 0) firstPoint = performance.now() - start;
  exploration.advance(Math.floor(exploration.rows.count / 100));
  const early = heap();
  exploration.run();
  const seconds = (performance.now() - start) / 1000;
  const late = heap();
  const { estimates } = exploration.counts;
  const bounded = new Exploration({ ...space, limits: { tpot: 1e-9 } });
  const before = performance.now();
  bounded.run();
  const { points } = exploration;
  return {
    points,
    seconds,
    pointsPerSecond: points / seconds,
    boundsPerSecond: bounded.counts.rows / ((performance.now() - before) / 1000),
    estimates,
    estimatesPerSecond: estimates / seconds,
    firstPoint,
    heap: [early, late],
  };
}
