import { describe, expect, it } from 'vitest';
import { Workspace } from '../workspace';
import { diagnosticsOf, type Presentation } from './diagnostics';

const URI = 'file:///a.hardware.yaml';
const CARD =
  'name: "🚀" # 🚀\nname: b\ncompute: { fp8: 1 TFLOP/s }\nmemory: { capacity: 1, bandwidth: 1 TB/s }\n';

/** A host that keeps its state, as the server does. */
class Shown implements Presentation {
  private readonly prefix = 'shown:';

  uriOf(canonical: string): string {
    return this.prefix + canonical;
  }

  rulePage(code: string): string | undefined {
    return code === 'duplicate-key' ? `${this.prefix}${code}.md` : undefined;
  }
}

function diagnosticsIn(text: string) {
  const workspace = new Workspace();
  const state = workspace.update(URI, text);
  return state.ok ? diagnosticsOf(state.file, workspace, new Shown()) : [];
}

describe('a diagnostic', () => {
  it('shows a finding with its source, code, severity and place', () => {
    const found = diagnosticsIn(CARD).find(({ code }) => code === 'wrong-unit' || code === 'wrong-type');
    expect(found).toMatchObject({
      source: 'decode-lens',
      severity: 1,
      range: { start: { line: 3, character: 20 }, end: { line: 3, character: 21 } },
    });
  });

  it('names files as the editor does, in the page of its rule and in related places', () => {
    expect(diagnosticsIn(CARD).find(({ code }) => code === 'duplicate-key')).toMatchObject({
      codeDescription: { href: 'shown:duplicate-key.md' },
      relatedInformation: [
        { location: { uri: `shown:${URI}`, range: { start: { line: 0, character: 0 } } } },
      ],
    });
  });

  it('has no link where there is no page', () => {
    const others = diagnosticsIn(CARD).filter(({ code }) => code !== 'duplicate-key');
    expect(others.length).toBeGreaterThan(0);
    for (const diagnostic of others) expect(diagnostic).not.toHaveProperty('codeDescription');
  });

  it('survives being sent as JSON unchanged', () => {
    const diagnostics = diagnosticsIn(CARD);
    expect(JSON.parse(JSON.stringify(diagnostics))).toEqual(diagnostics);
  });
});
