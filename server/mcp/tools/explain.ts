import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import * as z from 'zod';
import {
  type Explanation,
  explainBound,
  explainWork,
  type Input,
  modelWork,
  type Term,
} from '../../core/cost';
import { showFormula } from '../../core/formula';
import { formatQuantity, formatTokens } from '../../core/quantity';
import { HALVES } from '../../core/spec';
import { meanContext, USUAL_CONTEXT } from '../../core/summary';
import { placeOf, type ResolvedDeployment, type SourceFile } from '../../language';
import { formulas } from '../../language/present/explained';
import { type Files, statedSource } from '../../language/present/sources';
import { CallerProblem, type Specs } from '../../tooling';
import { context, file, texts } from '../fields';
import { answered, READS_ONLY } from '../result';
import type { RootedFiles } from '../rooted-files';
import { openSpecs } from '../specs';

const FIGURES = ['usdPerMillionTokens', 'stateBytes', 'attentionFlops', 'linearFlops', 'ffnFlops'] as const;
type Figure = (typeof FIGURES)[number];

const input = z.object({
  name: z.string(),
  value: z.number(),
  file: z.string().nullable().describe('The file; null for a number that no file states.'),
  line: z.number().nullable(),
  path: z.string().nullable(),
  source: z.string().nullable().describe('The source that the file states for it.'),
  note: z.string().nullable(),
});

const explanation = z.object({
  figure: z.string(),
  label: z.string(),
  value: z.number(),
  unit: z.string(),
  terms: z.array(
    z.object({
      label: z.string(),
      count: z.number().describe('The factor with which it counts.'),
      each: z.number(),
      formula: z.string(),
      inputs: z.array(input),
    }),
  ),
});

const output = { name: z.string(), context: z.number(), explanations: z.array(explanation) };

type Output = z.infer<z.ZodObject<typeof output>>;

const UNITS = { money: 'USD per 1M tokens', data: 'B', arithmetic: 'FLOP' } as const;

interface Explained {
  readonly figure: Figure;
  readonly explanation: Explanation;
  readonly files: Files;
}

function inputOf({ name, value, origin }: Input, files: Files, named: (file: SourceFile) => string) {
  const nowhere = { file: null, line: null, path: null, source: null };
  if (origin.kind === 'given') return { name, value, ...nowhere, note: origin.note };
  const source = origin.file === 'model' ? files.model : files.hardware;
  if (source === undefined) return { name, value, ...nowhere, note: origin.file };
  return {
    name,
    value,
    file: named(source),
    line: source.lines.positionAt(placeOf(source, origin.path).from).line + 1,
    path: origin.path.join('.'),
    source: statedSource(source, origin.path) ?? null,
    note: null,
  };
}

function dataOf({ figure, explanation, files }: Explained, named: (file: SourceFile) => string) {
  const { label, value, dimension, terms } = explanation;
  return {
    figure,
    label,
    value,
    unit: UNITS[dimension as keyof typeof UNITS] ?? dimension,
    terms: terms.map((term: Term) => ({
      label: term.label,
      count: term.count,
      each: term.each,
      formula: showFormula(term.formula),
      inputs: term.inputs.map((one) => inputOf(one, files, named)),
    })),
  };
}

/** The figures of a model's work with their derivations. */
function explainedWork(
  model: Parameters<typeof explainWork>[0],
  modelFile: SourceFile,
  at: number,
): readonly Explained[] {
  const work = explainWork(model, at);
  return (['stateBytes', 'attentionFlops', 'linearFlops', 'ffnFlops'] as const).map((figure) => ({
    figure,
    explanation: work[figure],
    files: { model: modelFile },
  }));
}

/** The bound of each half of a deployment with its derivation. */
function explainedCost(deployment: ResolvedDeployment, at: number): readonly Explained[] {
  const work = modelWork(deployment.model, at);
  return HALVES.flatMap((half) => {
    const { hardware, hardwareFile } = deployment[half];
    const explanation = explainBound(work, hardware, half);
    const files = { model: deployment.modelFile, hardware: hardwareFile };
    return explanation === undefined ? [] : [{ figure: 'usdPerMillionTokens', explanation, files }];
  });
}

async function explained(specs: Specs, name: string, at: number | undefined) {
  const isModel = /\.model\.ya?ml$/i.test(name) || name.startsWith('catalog:');
  if (isModel) {
    const { file: modelFile, model } = await specs.model(name);
    const tokens = at ?? USUAL_CONTEXT;
    return { name: model.spec.name, tokens, all: explainedWork(model, modelFile, tokens) };
  }
  const deployment = await specs.deployment(name);
  const tokens = at ?? meanContext(deployment.spec);
  const { model, modelFile } = deployment;
  const all = [...explainedCost(deployment, tokens), ...explainedWork(model, modelFile, tokens)];
  return { name: deployment.spec.name, tokens, all };
}

/** `explain`: the formula of a figure, its numbers, and the origin of each. */
export function registerExplain(server: McpServer, files: RootedFiles): void {
  server.registerTool(
    'explain',
    {
      title: 'Explain a figure',
      description:
        'Explains a figure of a deployment (the theoretical bound of its cost) or of a model (its work per token): the formula, its numbers, and the file, line and source of each number.',
      inputSchema: {
        file: file('deployment or model'),
        figure: z.enum(FIGURES).optional().describe('Default: all. Only deployments have a cost.'),
        context,
        texts,
      },
      outputSchema: output,
      annotations: READS_ONLY,
    },
    (request) =>
      answered(async () => {
        const specs = await openSpecs(files, request.texts);
        const { name, tokens, all } = await explained(specs, request.file, request.context);
        const chosen = all.filter(({ figure }) => request.figure === undefined || figure === request.figure);
        if (chosen.length === 0)
          throw new CallerProblem(
            `${request.file} has no ${request.figure}: a card has no price or no rate for the model’s formats, or it is a model, which has no cost by itself`,
          );
        const data: Output = {
          name,
          context: tokens,
          explanations: chosen.map((one) => dataOf(one, ({ uri }) => files.nameOf(uri))),
        };
        const cost = chosen.filter(({ figure }) => figure === 'usdPerMillionTokens');
        const total = cost.reduce((sum, { explanation: { value } }) => sum + value, 0);
        const text = [
          `${name} at ${formatTokens(tokens)} tokens${cost.length === 2 ? `: theoretical bound ${formatQuantity(total, 'money')} per 1M tokens` : ''}`,
          formulas(chosen.map(({ explanation }) => explanation)),
        ].join('\n\n');
        return { text, data };
      }),
  );
}
