import type { InlayHint } from 'vscode-languageserver-types';
import type { Range } from '../../../yaml/parse';
import type { SourceFile } from '../../workspace';
import { cardHints } from './card-hints';
import { costHints } from './cost-hints';
import { type Hint, type HintContext, toInlayHint } from './hint';
import { parameterHints } from './parameter-hints';
import { stateHints } from './state-hints';

function hintsOfKind(file: SourceFile, context: HintContext, within: Range): readonly Hint[] {
  const { stateBytes, parameters, cost, card } = context.settings.inlayHints;
  switch (file.kind) {
    case 'model':
      return parameters ? parameterHints(file, context, within) : [];
    case 'hardware':
      return card ? cardHints(file, context) : [];
    case 'deployment':
      return [...(cost ? costHints(file, context) : []), ...(stateBytes ? stateHints(file, context) : [])];
  }
}

/**
 * The inlay hints of a part of a file. Figures come from the last valid version, positions from the current text:
 * while typing, hints stay, move with the text, and are marked as outdated.
 */
export function inlayHints(file: SourceFile, context: HintContext, within: Range): InlayHint[] {
  return hintsOfKind(file, context, within)
    .filter(({ at }) => at >= within.from && at <= within.to)
    .map((hint) => toInlayHint(file, hint, context.shown));
}
