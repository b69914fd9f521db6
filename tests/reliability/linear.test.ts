import { describe, expect, it } from 'vitest';
import type { EditorOptions } from '../lsp/kit/in-process';
import { Steps } from './steps';
import { WORST_TEXTS, type WorstText, worstText } from './worst-texts';

// The server is loaded once its steps are counted.
const steps = await Steps.start();
const { editorOn } = await import('../lsp/kit/in-process');

/** Characters of the smaller and of the larger text. */
const [SMALL, LARGE] = [3_000, 12_000];
/** How much faster than the text the work may grow: a few sizes are of a fixed kind, and searches in order take a logarithm. */
const SLACK = 1.6;
/** The most steps of an answer for a kB of text, and those that are there for an empty one. */
const BUDGET = 8_000_000;
const FIXED = 400_000;

const CONTEXT = { diagnostics: [] };

/** What an editor asks, by method. */
function requests(uri: string, lastLine: number): Readonly<Record<string, object>> {
  const textDocument = { uri };
  const start = { line: 0, character: 0 };
  const position = { line: 1, character: 2 };
  const range = { start, end: { line: lastLine, character: 0 } };
  const positions = Array.from({ length: 50 }, (_, index) => ({
    line: Math.floor((index * lastLine) / 50),
    character: 3,
  }));
  return {
    formatting: { textDocument, options: { tabSize: 2, insertSpaces: true } },
    'semanticTokens/full': { textDocument },
    documentSymbol: { textDocument },
    foldingRange: { textDocument },
    selectionRange: { textDocument, positions },
    inlayHint: { textDocument, range },
    codeLens: { textDocument },
    documentLink: { textDocument },
    hover: { textDocument, position },
    completion: { textDocument, position },
    codeAction: { textDocument, range, context: CONTEXT },
    documentHighlight: { textDocument, position },
    references: { textDocument, position, context: { includeDeclaration: true } },
  };
}

const OPTIONS: EditorOptions = { files: {} };

/** The steps of each answer about a text. */
async function stepsOf(worst: WorstText, size: number): Promise<Map<string, number>> {
  const editor = await editorOn(OPTIONS);
  const name = `worst.${worst.kind}.yaml`;
  const text = worstText(worst, size);
  const counts = new Map<string, number>();
  counts.set(
    'diagnostics',
    await steps.of(async () => {
      await editor.open(name, text);
      await editor.diagnostics(name);
    }),
  );
  const lastLine = text.split('\n').length - 1;
  for (const [method, params] of Object.entries(requests(`file:///folder/${name}`, lastLine)))
    counts.set(method, await steps.of(() => editor.ask(`textDocument/${method}`, params)));
  return counts;
}

describe('the work of an answer grows with the text, and not with its square', () => {
  it.each(WORST_TEXTS.map((worst) => [worst.name, worst] as const))('of %s', async (_, worst) => {
    const [small, large] = [await stepsOf(worst, SMALL), await stepsOf(worst, LARGE)];
    const tooFast = [...large].filter(
      ([method, count]) =>
        count > FIXED && count > ((SLACK * LARGE) / SMALL) * Math.max(small.get(method) ?? 0, 1),
    );
    expect(
      Object.fromEntries(tooFast.map(([method, count]) => [method, [small.get(method), count]])),
    ).toEqual({});
    const tooMany = [...large].filter(([, count]) => count > FIXED + (BUDGET * LARGE) / 1000);
    expect(Object.fromEntries(tooMany)).toEqual({});
  });
});
