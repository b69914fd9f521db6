import type { InlayHint, InlayHintLabelPart } from 'vscode-languageserver-types';
import { defaultSettings, type Settings } from '../../../protocol/settings';
import { type SourceFile, Workspace } from '../../workspace';
import { Figures } from '../status/figures';
import { inlayHints } from './hints';

/** Small whole files: a model, a card, and a deployment of the one on the other. */
export const MODEL = `name: Tiny
hidden: 1024
vocabulary: 32000
attention:
  gqa: { type: gqa, heads: 16, kv_heads: 4, head_dim: 64 }
ffn:
  dense: { type: dense, width: 4096 }
  moe: { type: moe, experts: 8, active: 2, width: 1024 }
layers:
  - { count: 4, attention: gqa, ffn: dense }
  - repeat: 2
    of:
      - { attention: gqa, ffn: moe }
`;

export const CARD = `name: Card
price: $1.00/h
compute: { fp8: 1000 TFLOP/s, bf16: 500 TFLOP/s }
memory: { capacity: 80 GB, bandwidth: 2 TB/s }
scale_up: { domain: 8, bandwidth: 200 GB/s }
`;

export const DEPLOYMENT = `name: Tiny on Card
model: ./tiny.model.yaml
workload: { context: 4096, batch: 64 }
target: { tpot: 50 ms }
topology: colocated
pool: { hardware: ./card.hardware.yaml, instances: 1, accelerators: 8 }
micro_batches: 1
`;

/** A folder of files that an editor shows and changes. */
export class Shown {
  readonly workspace = new Workspace();
  readonly figures = new Figures(this.workspace);

  constructor(
    files: Readonly<Record<string, string>> = {},
    readonly settings: Settings = defaultSettings,
  ) {
    const all = { 'tiny.model.yaml': MODEL, 'card.hardware.yaml': CARD, 'tiny.deployment.yaml': DEPLOYMENT };
    for (const [name, text] of Object.entries({ ...all, ...files })) this.workspace.update(uriOf(name), text);
  }

  get context() {
    const { workspace, figures, settings } = this;
    return {
      workspace,
      figures,
      settings,
      shown: { uriOf: (uri: string) => uri },
      commands: new Set<string>(),
    };
  }

  file(name: string): SourceFile {
    const file = this.workspace.file(uriOf(name));
    if (file === undefined) throw new Error(`there is no ${name}`);
    return file;
  }

  /** Replaces a text that stands there once, as typing does. */
  edit(name: string, found: string, text: string): void {
    const before = this.file(name).text;
    const at = before.indexOf(found);
    if (at < 0 || before.indexOf(found, at + 1) >= 0) throw new Error(`‘${found}’ does not stand there once`);
    const change = { fromA: at, toA: at + found.length, fromB: at, toB: at + text.length };
    this.workspace.update(uriOf(name), before.slice(0, at) + text + before.slice(at + found.length), change);
  }

  hints(name: string): readonly InlayHint[] {
    const file = this.file(name);
    return inlayHints(file, this.context, { from: 0, to: file.text.length });
  }

  /** The lines of a file that have hints, with the hints where they stand: `context: 4096⟦128 MB a sequence⟧`. */
  lines(name: string): readonly string[] {
    const { text, lines } = this.file(name);
    const hints = this.hints(name)
      .map((hint) => ({ at: lines.offsetAt(hint.position), text: labelOf(hint) }))
      .sort((one, other) => other.at - one.at);
    const written = hints.reduce(
      (sum, hint) => `${sum.slice(0, hint.at)}⟦${hint.text}⟧${sum.slice(hint.at)}`,
      text,
    );
    return written.split(/\r?\n/).filter((line) => line.includes('⟦'));
  }
}

export function uriOf(name: string): string {
  return `file:///folder/${name}`;
}

export function labelOf({ label }: InlayHint): string {
  return (label as readonly InlayHintLabelPart[]).map(({ value }) => value).join('');
}
