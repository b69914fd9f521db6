import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import * as z from 'zod';
import { costMatrix, type Named } from '../../core/cost';
import { formatTime, formatTokens } from '../../core/quantity';
import { estimateFigures, USUAL_CONTEXTS } from '../../core/summary';
import { throughputWords } from '../../language/present/deployment-words';
import { money } from '../../language/present/figures';
import { type Asked, CallerProblem, estimated, resultOf, type Specs } from '../../tooling';
import { batch, context, file, texts, usd } from '../fields';
import { type Answer, answered, READS_ONLY } from '../result';
import type { RootedFiles } from '../rooted-files';
import { openSpecs } from '../specs';

/** The maximum number of files per call. */
const MOST = 50;

const row = z.object({
  file: z.string(),
  name: z.string(),
  context: z.number(),
  batch: z.number(),
  accelerators: z.number(),
  usdPerMillionTokens: usd,
  tpot: z.number(),
  tokensPerSecond: z.number(),
  tokensPerSecondPerAccelerator: z.number(),
  binding: z.string(),
  fitsMemory: z.boolean(),
  meetsTarget: z.boolean().nullable(),
});

const failure = z.object({ file: z.string(), problem: z.string() });

const bound = z.object({
  model: z.string(),
  hardware: z.string(),
  context: z.number(),
  attention: usd,
  ffn: usd,
  total: usd,
});

const pair = z.object({
  model: z.string(),
  context: z.number(),
  attentionHardware: z.string(),
  ffnHardware: z.string(),
  total: z.number(),
});

const output = {
  deployments: z.array(row).describe('By estimated cost, cheapest first.'),
  failed: z.array(failure).describe('Deployments without an estimate, and why.'),
  bounds: z.array(bound).describe('Theoretical bound of each model on each card, USD per 1M tokens.'),
  bestPairs: z.array(pair).describe('Cheapest card for each half of each model (AFD).'),
};

type Output = z.infer<z.ZodObject<typeof output>>;
type Row = z.infer<typeof row>;

async function rowOf(specs: Specs, name: string, load: Asked): Promise<Row> {
  const deployment = await specs.deployment(name);
  const result = estimated(name, resultOf(deployment, load));
  const { context, batch } = result;
  const figures = estimateFigures(result, deployment.spec.target?.tpot);
  return { file: name, name: deployment.spec.name, context, batch, ...figures };
}

const rank = ({ usdPerMillionTokens }: Row): number => usdPerMillionTokens ?? Number.POSITIVE_INFINITY;

async function compareDeployments(specs: Specs, names: readonly string[], load: Asked) {
  const deployments: Row[] = [];
  const failed: z.infer<typeof failure>[] = [];
  for (const name of names) {
    try {
      deployments.push(await rowOf(specs, name, load));
    } catch (error) {
      if (!(error instanceof CallerProblem)) throw error;
      failed.push({ file: name, problem: error.message });
    }
  }
  return { deployments: deployments.sort((one, other) => rank(one) - rank(other)), failed };
}

async function each<Value>(names: readonly string[], load: (name: string) => Promise<Value>) {
  const loaded: Named<Value>[] = [];
  for (const name of names) loaded.push({ name, value: await load(name) });
  return loaded;
}

function words({ deployments, failed, bounds, bestPairs }: Output): string {
  return [
    ...deployments.map(
      (one) =>
        `${one.name} (${one.file}): ${one.fitsMemory ? `${money(one.usdPerMillionTokens)} per 1M tokens` : 'does not fit its memory'}, TPOT ${formatTime(one.tpot)}, ${throughputWords(one)}, bound by ${one.binding}${one.meetsTarget === false ? ', misses its target' : ''}`,
    ),
    ...failed.map(({ file, problem }) => `${file}: ${problem}`),
    ...bounds.map(
      ({ model, hardware, context, attention, ffn, total }) =>
        `${model} on ${hardware} at ${formatTokens(context)}: ${money(total)} (attention ${money(attention)}, FFN ${money(ffn)})`,
    ),
    ...bestPairs.map(
      ({ model, context, attentionHardware, ffnHardware, total }) =>
        `best pair for ${model} at ${formatTokens(context)}: attention on ${attentionHardware}, FFN on ${ffnHardware}: ${money(total)}`,
    ),
  ].join('\n');
}

interface Request extends Asked {
  readonly deployments?: readonly string[] | undefined;
  readonly models?: readonly string[] | undefined;
  readonly hardware?: readonly string[] | undefined;
  readonly contexts?: readonly number[] | undefined;
  readonly texts?: Readonly<Record<string, string>> | undefined;
}

async function compare(files: RootedFiles, request: Request): Promise<Answer<Output>> {
  const { deployments = [], models = [], hardware = [], contexts = USUAL_CONTEXTS } = request;
  if (deployments.length === 0 && (models.length === 0 || hardware.length === 0))
    throw new CallerProblem(
      `expected \`deployments\`, or \`models\` and \`hardware\`; deployments here: ${(await files.names('deployment')).join(', ') || 'none'}`,
    );
  const specs = await openSpecs(files, request.texts);
  const costed = await each(models, async (name) => (await specs.model(name)).model);
  const cards = await each(hardware, (name) => specs.hardware(name));
  const matrix = costMatrix(costed, cards, contexts);
  const data: Output = {
    ...(await compareDeployments(specs, deployments, request)),
    bounds: [...matrix.rows],
    bestPairs: [...matrix.best],
  };
  return { text: words(data), data };
}

/** `compare`: compares deployments by their estimates, or models on cards by their bounds. */
export function registerCompare(server: McpServer, files: RootedFiles): void {
  const list = (kind: string) => z.array(file(kind)).max(MOST).optional();
  server.registerTool(
    'compare',
    {
      title: 'Compare deployments, or models on cards',
      description:
        'Compares deployments by their estimates, cheapest first; or every model on every card by the theoretical bound, with the best pair of cards for attention and FFN.',
      inputSchema: {
        deployments: list('deployment'),
        models: list('model'),
        hardware: list('card'),
        contexts: z
          .array(z.int().min(1))
          .min(1)
          .max(16)
          .optional()
          .describe(`For models; default: ${USUAL_CONTEXTS.join(' and ')}.`),
        context,
        batch,
        texts,
      },
      outputSchema: output,
      annotations: READS_ONLY,
    },
    (input) => answered(() => compare(files, input)),
  );
}
