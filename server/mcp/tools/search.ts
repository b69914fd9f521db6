import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import * as z from 'zod';
import type { CostedModel, Hardware, Result } from '../../core/cost';
import { formatNumber, formatTime, formatTokens, formatWhole } from '../../core/quantity';
import { breakingContext, largestBatch, neighboursFrontier, smallestDeployment } from '../../core/search';
import type { DeploymentSpec } from '../../core/spec';
import { type DeploymentShape, deploymentShape, meetsTarget } from '../../core/summary';
import { shapeWords } from '../../language/present/deployment-words';
import { money } from '../../language/present/figures';
import { type Asked, CallerProblem } from '../../tooling';
import { batch, context, file, texts, usd } from '../fields';
import { answered, READS_ONLY } from '../result';
import type { RootedFiles } from '../rooted-files';
import { openSpecs } from '../specs';

const shape = {
  topology: z.enum(['afd', 'colocated']),
  instances: z.record(z.string(), z.number()).describe('Servers of each pool.'),
  tensor: z.object({ attention: z.number(), ffn: z.number() }),
  microBatches: z.number(),
  accelerators: z.number(),
  batch: z.number(),
  tpot: z.number(),
};

const point = z.object({
  ...shape,
  tokensPerSecondPerAccelerator: z.number(),
  usdPerMillionTokens: usd,
  boundBy: z.string(),
  meetsTarget: z.boolean().nullable(),
});

const output = {
  name: z.string(),
  target: z.number().nullable().describe('Target TPOT in seconds.'),
  largestBatch: z
    .object({ batch: z.number().nullable(), limitedBy: z.string() })
    .nullable()
    .describe('The largest batch that meets the target and fits the memory.'),
  longestContext: z
    .object({ context: z.number().nullable(), brokenBy: z.string() })
    .nullable()
    .describe(
      'The context above which the deployment exceeds its memory or misses its target, at the same batch.',
    ),
  smallest: z
    .object({ ...shape, tokensPerSecond: z.number() })
    .nullable()
    .describe('The deployment with the fewest accelerators that serves tokensPerSecond.'),
  frontier: z
    .array(point)
    .describe('Pareto-optimal neighbours in TPOT, output per accelerator and cost, by TPOT.'),
  frontierSize: z.number().describe('Number of points of the whole frontier; `frontier` has some of them.'),
};

type Output = z.infer<z.ZodObject<typeof output>>;

const shapeOf = (spec: DeploymentSpec) => ({ topology: spec.topology, ...deploymentShape(spec) });

/** Some of many items, including both ends. */
function spread<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items;
  const step = (items.length - 1) / Math.max(most - 1, 1);
  return Array.from({ length: most }, (_, index) => items[Math.round(index * step)]).filter(
    (item) => item !== undefined,
  );
}

/** The deployment with the caller's changes. */
function asked(spec: DeploymentSpec, load: Asked, tpot: number | undefined): DeploymentSpec {
  const { context, batch } = load;
  return {
    ...spec,
    workload: {
      ...spec.workload,
      ...(context === undefined ? {} : { context }),
      ...(batch === undefined ? {} : { batch }),
    },
    ...(tpot === undefined ? {} : { target: { tpot } }),
  };
}

const valueIn = <Value>(result: Result<Value>): Value | undefined => (result.ok ? result.value : undefined);

interface Limits {
  readonly tokensPerSecond?: number | undefined;
  readonly points: number;
}

function search(spec: DeploymentSpec, model: CostedModel, hardware: Hardware, limits: Limits): Output {
  const target = spec.target?.tpot;
  const largest = valueIn(largestBatch(spec, model, hardware));
  const breaks = valueIn(breakingContext(spec, model, hardware));
  const { tokensPerSecond } = limits;
  const smallest =
    tokensPerSecond === undefined
      ? undefined
      : smallestDeployment(spec, model, hardware, { tokensPerSecond });
  const frontier = neighboursFrontier(spec, model, hardware);
  return {
    name: spec.name,
    target: target ?? null,
    largestBatch: largest === undefined ? null : { batch: largest.batch, limitedBy: largest.limitedBy },
    longestContext: breaks === undefined ? null : { context: breaks.longest, brokenBy: breaks.brokenBy },
    smallest:
      smallest === undefined
        ? null
        : {
            ...shapeOf(smallest.deployment),
            accelerators: smallest.accelerators,
            batch: smallest.batch,
            tpot: smallest.tpot,
            tokensPerSecond: smallest.tokensPerSecond,
          },
    frontier: spread(frontier, limits.points).map(({ deployment, ...figures }) => ({
      ...shapeOf(deployment),
      ...figures,
      meetsTarget: meetsTarget(figures.tpot, target),
    })),
    frontierSize: frontier.length,
  };
}

function wordsOf(found: DeploymentShape): string {
  const pools = Object.entries(found.instances).map(([pool, count]) => `${count} ${pool}`);
  return shapeWords(`${pools.join(' + ')} servers`, found);
}

function words(data: Output): string {
  const { largestBatch: largest, longestContext: longest, smallest } = data;
  return [
    `${data.name}${data.target === null ? '' : `, target ${formatTime(data.target)}`}`,
    largest === null
      ? ''
      : `largest batch: ${largest.batch === null ? 'none' : formatWhole(largest.batch)}, limited by ${largest.limitedBy}`,
    longest === null
      ? ''
      : `longest context: ${longest.context === null ? 'any' : formatTokens(longest.context)}, then ${longest.brokenBy} breaks`,
    smallest === null
      ? ''
      : `smallest: ${wordsOf(smallest)}, ${smallest.accelerators} accelerators, batch ${formatWhole(smallest.batch)}, TPOT ${formatTime(smallest.tpot)}`,
    `Pareto frontier, ${data.frontier.length} of ${data.frontierSize} points:`,
    ...data.frontier.map(
      (one) =>
        `${wordsOf(one)}, batch ${formatWhole(one.batch)}, ${one.accelerators} accelerators: TPOT ${formatTime(one.tpot)}, ${formatNumber(one.tokensPerSecondPerAccelerator)} tokens/s each, ${money(one.usdPerMillionTokens)}, bound by ${one.boundBy}${one.meetsTarget === false ? ', misses the target' : ''}`,
    ),
  ]
    .filter((line) => line !== '')
    .join('\n');
}

/** `search`: the limits of a deployment, and the best ones near it. */
export function registerSearch(server: McpServer, files: RootedFiles): void {
  server.registerTool(
    'search',
    {
      title: 'Search around a deployment',
      description:
        'Finds the largest batch and longest context that meet a TPOT target and fit the memory, the smallest deployment for a load, and the Pareto frontier of neighbouring deployments (instances, tensor parallelism, micro-batches, batch).',
      inputSchema: {
        file: file('deployment'),
        tpot: z.number().positive().optional().describe('Target TPOT in seconds, instead of the file’s.'),
        tokensPerSecond: z
          .number()
          .positive()
          .optional()
          .describe('The load to serve; finds the smallest deployment for it.'),
        points: z
          .int()
          .min(1)
          .max(100)
          .optional()
          .describe('Number of points of the frontier to return (default: 12).'),
        context,
        batch,
        texts,
      },
      outputSchema: output,
      annotations: READS_ONLY,
    },
    (input) =>
      answered(async () => {
        const specs = await openSpecs(files, input.texts);
        const { spec, model, costed } = await specs.deployment(input.file);
        if (!costed.isSearchable())
          throw new CallerProblem(`${input.file} is too large to be searched; estimate and compare work`);
        const { hardware } = costed;
        const { tokensPerSecond, points = 12 } = input;
        const data = search(asked(spec, input, input.tpot), model, hardware, { tokensPerSecond, points });
        return { text: words(data), data };
      }),
  );
}
