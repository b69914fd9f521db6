import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import * as z from 'zod';
import { busiestSeconds, type Estimate, type HalfEstimate } from '../../core/cost';
import { formatTime, formatTokens, formatWhole } from '../../core/quantity';
import { cardPrices, certaintyWords, deploymentBound, fits, misfitWords, runnable } from '../../core/summary';
import {
  leadWords,
  memoryWords,
  targetWords,
  throughputWords,
} from '../../language/present/deployment-words';
import { money } from '../../language/present/figures';
import { estimated, findingsOf, resultOf } from '../../tooling';
import { batch, context, file, seconds, texts, usd } from '../fields';
import { answered, READS_ONLY } from '../result';
import type { RootedFiles } from '../rooted-files';
import { openSpecs } from '../specs';

const half = z.object({
  hardware: z.string(),
  usdPerMillionTokens: usd,
  seconds,
  boundBy: z.enum(['compute', 'memory', 'overhead']),
  utilization: z.number(),
});

const output = {
  name: z.string(),
  topology: z.enum(['afd', 'colocated']),
  context: z.number(),
  batch: z.number(),
  accelerators: z.number(),
  prices: z
    .array(
      z.object({
        hardware: z.string(),
        usdPerHour: z.number(),
        basis: z.enum(['rental', 'neocloud', 'hyperscaler', 'file', 'deployment']),
        date: z.string().nullable(),
        source: z.string().nullable(),
      }),
    )
    .describe('The prices of the cards and their basis.'),
  usdPerMillionTokens: usd,
  boundUsdPerMillionTokens: usd.describe('The theoretical lower bound: every peak reached, no losses.'),
  tpot: seconds.describe('Seconds per output token of a sequence.'),
  tpotInterval: z
    .object({ low: z.number(), high: z.number() })
    .describe(
      'Holds what is measured four times out of five; with `engine: none` TPOT over the ranges of the file.',
    ),
  engine: z
    .enum(['vllm', 'sglang', 'trtllm', 'none', 'typical'])
    .describe('The engine whose numbers hold; a typical one where the file names none.'),
  validation: z
    .object({ runs: z.number(), medianError: z.number().nullable(), like: z.string() })
    .describe('Public runs like this one, and the median error of their estimates.'),
  target: z.object({ tpot: seconds, holds: z.boolean() }).nullable(),
  tokensPerSecond: z.number(),
  tokensPerSecondPerAccelerator: z.number(),
  joulesPerToken: z.number().nullable(),
  binding: z
    .object({ name: z.string(), next: z.string(), margin: z.number() })
    .describe('The limiting resource, and its margin over the next one as a share.'),
  attention: half,
  ffn: half,
  links: z.object({ seconds, boundBy: z.string().nullable(), utilization: z.number() }),
  memory: z.array(z.object({ pool: z.string(), used: z.number(), capacity: z.number(), fits: z.boolean() })),
  findings: z.array(z.object({ code: z.string(), severity: z.string(), message: z.string() })),
};

function halfOf({ hardware, usdPerMillionTokens, seconds, boundBy, utilization }: HalfEstimate) {
  return { hardware, usdPerMillionTokens, seconds, boundBy, utilization };
}

function dataOf(name: string, result: Estimate, target: number | undefined, bound: number | null) {
  const { binding, links } = result;
  return {
    name,
    topology: result.topology,
    context: result.context,
    batch: result.batch,
    accelerators: result.accelerators,
    usdPerMillionTokens: result.usdPerMillionTokens,
    boundUsdPerMillionTokens: bound,
    tpot: result.tpot,
    tpotInterval: result.interval,
    engine: result.engine ?? ('typical' as const),
    validation: result.validation,
    target: target === undefined ? null : { tpot: target, holds: result.tpot <= target },
    tokensPerSecond: result.tokensPerSecond,
    tokensPerSecondPerAccelerator: result.tokensPerSecondPerAccelerator,
    joulesPerToken: result.joulesPerToken,
    binding: { name: binding.name, next: binding.next.name, margin: binding.margin },
    attention: halfOf(result.attention),
    ffn: halfOf(result.ffn),
    links: { seconds: busiestSeconds(links), boundBy: links.boundBy, utilization: links.utilization },
    memory: result.memory.map((memory) => ({
      pool: memory.pool,
      used: memory.used,
      capacity: memory.capacity,
      fits: fits(memory),
    })),
  };
}

function words(name: string, result: Estimate, target: number | undefined, bound: number | null): string {
  const { tpot, context, batch, accelerators } = result;
  const verdict = targetWords(tpot, target);
  const misfit = misfitWords(result.memory);
  return [
    `${name}: ${misfit ?? `${money(result.usdPerMillionTokens)} per 1M tokens by the estimate (bound ${money(bound)})`} at ${formatTokens(context)}, batch ${formatWhole(batch)}, ${accelerators} accelerators`,
    `TPOT ${formatTime(tpot)}${verdict === undefined ? '' : `, ${verdict}`}`,
    certaintyWords(result),
    throughputWords(result),
    `binding: ${leadWords(result.binding)}`,
    ...result.memory.map((memory) => `${memory.pool} cards: ${memoryWords(memory)}`),
  ].join('\n');
}

/** `estimate`: the cost and speed of one deployment. */
export function registerEstimate(server: McpServer, files: RootedFiles): void {
  server.registerTool(
    'estimate',
    {
      title: 'Estimate a deployment',
      description:
        'Estimates a deployment: cost (USD per 1M tokens), speed (TPOT, tokens/s), the limiting resource, whether it fits its memory, and its findings.',
      inputSchema: { file: file('deployment'), context, batch, texts },
      outputSchema: output,
      annotations: READS_ONLY,
    },
    (input) =>
      answered(async () => {
        const specs = await openSpecs(files, input.texts);
        const deployment = await specs.deployment(input.file);
        const result = runnable(estimated(input.file, resultOf(deployment, input)));
        const bound = deploymentBound(deployment.costed, result.context).usdPerMillionTokens;
        const { name, target } = deployment.spec;
        const of = [name, result, target?.tpot, bound] as const;
        const findings = findingsOf(deployment.file, specs.workspace);
        const prices = [...cardPrices(deployment.costed.hardware)];
        return { text: words(...of), data: { ...dataOf(...of), prices, findings } };
      }),
  );
}
