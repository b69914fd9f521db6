import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import * as z from 'zod';
import {
  answerOf,
  compare,
  describeRow,
  Exploration,
  type Found,
  nothingFound,
  shardPoint,
} from '../../core/explore';
import { formatTime } from '../../core/quantity';
import type { DeploymentSpec } from '../../core/spec';
import { money } from '../../language/present/figures';
import { CallerProblem, searchSpace, spaceName } from '../../tooling';
import { file, texts, usd } from '../fields';
import { answered, READS_ONLY } from '../result';
import type { RootedFiles } from '../rooted-files';
import { openSpecs } from '../specs';

/** Estimates of one call, about five seconds; and rows between two looks at their number. */
const MOST = { estimates: 50_000, rows: 256 } as const;

const point = z.object({
  index: z.number(),
  batch: z.number(),
  accelerators: z.number(),
  tpot: z.number(),
  tokensPerSecond: z.number(),
  tokensPerSecondPerAccelerator: z.number(),
  usdPerMillionTokens: usd,
  deployment: z.record(z.string(), z.unknown()),
});

const output = {
  points: z.number().describe('Deployments of the space.'),
  cursor: z.string().nullable().describe('Where to go on with the same arguments; null at the end.'),
  frontier: z.array(point).describe('Deployments that none other beats in every objective, so far.'),
  winner: point.nullable().describe('The one with the least of the first objective, at the end.'),
  runnerUp: z
    .object({ point, ratio: z.number().nullable(), tie: z.boolean() })
    .nullable()
    .describe(
      'The best of other cards or another topology: its cost over the winner’s, and whether their intervals overlap.',
    ),
  problem: z.string().nullable().describe('Why nothing was found.'),
};

const state = z.object({
  space: z.string(),
  next: z.int().min(0),
  found: z.array(z.int().min(0)).max(10_000),
});

function stateOf(cursor: string): z.infer<typeof state> {
  try {
    return state.parse(JSON.parse(cursor));
  } catch {
    throw new CallerProblem('cursor: expected the cursor of an earlier answer');
  }
}

/** The figures of a point, without their order. */
const figuresOf = ({ found: { values: _, ...figures } }: { readonly found: Found }) => figures;

/** `explore`: the cheapest deployments of a space, some of it in each call. */
export function registerExplore(server: McpServer, files: RootedFiles): void {
  server.registerTool(
    'explore',
    {
      title: 'Find the cheapest deployment',
      description:
        'Searches a space of deployments (cards, topology, servers, tensor parallelism, micro-batches, batch) for the frontier of cost and TPOT. The space is that of `explore` in the file, or a usual one. Call again with the cursor until it is null.',
      inputSchema: {
        file: file('deployment'),
        tpot: z
          .number()
          .positive()
          .optional()
          .describe('TPOT in seconds that must hold, instead of the file’s.'),
        cards: z
          .array(z.string())
          .min(1)
          .optional()
          .describe('Cards to try: paths relative to the file, or catalog:<id>.'),
        topologies: z
          .array(z.enum(['afd', 'colocated']))
          .min(1)
          .optional(),
        cursor: z.string().optional().describe('The cursor of the last answer.'),
        texts,
      },
      outputSchema: output,
      annotations: READS_ONLY,
    },
    (input) =>
      answered(async () => {
        const specs = await openSpecs(files, input.texts);
        const deployment = await specs.deployment(input.file);
        const { cards, topologies, tpot } = input;
        const { explore } = deployment.spec;
        const base: DeploymentSpec = {
          ...deployment.spec,
          explore: {
            ...explore,
            ...(cards === undefined ? {} : { cards, attention_cards: undefined, ffn_cards: undefined }),
            ...(topologies === undefined ? {} : { topologies }),
            limits: { ...explore?.limits, ...(tpot === undefined ? {} : { tpot }) },
          },
        };
        const space = await searchSpace(specs, input.file, deployment, base);
        const name = spaceName(space);
        const from = input.cursor === undefined ? { space: name, next: 0, found: [] } : stateOf(input.cursor);
        if (from.space !== name)
          throw new CallerProblem('cursor: it is of another space; the arguments or the files have changed');
        const exploration = new Exploration(space, undefined, from.next);
        for (const index of from.found) if (index < exploration.points) exploration.take(index);
        while (!exploration.done && exploration.counts.estimates < MOST.estimates)
          exploration.advance(MOST.rows);
        const { frontier, cursor, done, points } = exploration;
        const next = { space: name, next: cursor, found: frontier.points.map(({ index }) => index) };
        const shown = frontier.points.map((found) => shardPoint(exploration, found));
        const answer = done ? answerOf(exploration) : undefined;
        const { winner, runnerUp } = answer ?? {};
        const second =
          winner === undefined || runnerUp === undefined
            ? null
            : {
                point: { ...figuresOf(runnerUp), deployment: describeRow(runnerUp.row) },
                ...compare(winner.estimate, runnerUp.estimate),
              };
        const data = {
          points,
          cursor: done ? null : JSON.stringify(next),
          frontier: shown.map((one) => ({ ...one, deployment: { ...one.deployment } })),
          winner:
            winner === undefined
              ? null
              : { ...figuresOf(winner), deployment: { ...describeRow(winner.row) } },
          runnerUp:
            second === null
              ? null
              : {
                  point: { ...second.point, deployment: { ...second.point.deployment } },
                  ratio: second.ratio,
                  tie: second.tie,
                },
          problem: done && winner === undefined ? nothingFound(space, exploration.refused) : null,
        };
        const lines = data.frontier.map(
          ({ batch, accelerators, tpot: time, usdPerMillionTokens, deployment: it }) =>
            `${JSON.stringify(it)}, batch ${batch}, ${accelerators} accelerators: TPOT ${formatTime(time)}, ${money(usdPerMillionTokens)}`,
        );
        const progress = done ? 'finished' : 'unfinished: call again with the cursor';
        return {
          text: [`${points} deployments, ${progress}`, ...lines, data.problem ?? ''].join('\n').trim(),
          data,
        };
      }),
  );
}
