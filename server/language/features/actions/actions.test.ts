import { describe, expect, it } from 'vitest';
import { cursorIn } from '../../../../tests/kit/cursor';
import { fileOf } from '../../../../tests/kit/workspace';
import { type CatalogEntry, findCatalogEntry } from '../../../core/catalog';
import type { SpecKind } from '../../../core/spec';
import { LineIndex } from '../../../yaml/parse';
import { diagnosticsOf } from '../../present/diagnostics';
import { Workspace } from '../../workspace';
import { actionsAt } from './actions';

const SHOWN = { uriOf: (uri: string) => uri, rulePage: () => undefined, versionOf: () => undefined };

interface Applied {
  readonly title: string;
  readonly kind: string | undefined;
  readonly preferred: boolean;
  readonly text: string;
  readonly created: Readonly<Record<string, string>>;
}

/** What is offered at the `|` of a text, and what the file is after each. */
function actions(kind: SpecKind, marked: string, only?: readonly string[]): readonly Applied[] {
  const { text, offset } = cursorIn(marked);
  const workspace = new Workspace();
  const file = fileOf(kind, text, workspace);
  for (const { target } of workspace.references(file.uri))
    if (target.kind === 'file') workspace.file(target.uri);
  const diagnostics = diagnosticsOf(file, workspace, SHOWN);
  const request = { range: { from: offset, to: offset }, diagnostics, ...(only ? { only } : {}) };
  return actionsAt(file, workspace, request, { ...SHOWN, documentChanges: true, createFiles: true }).map(
    ({ title, kind: actionKind, edit, isPreferred = false }) => {
      const created: Record<string, string> = {};
      let after = text;
      for (const change of edit?.documentChanges ?? []) {
        if (!('edits' in change)) continue;
        const lines = LineIndex.of(change.textDocument.uri === file.uri ? text : '');
        const edits = change.edits.flatMap((each) => ('newText' in each ? [each] : []));
        const made = edits
          .toReversed()
          .reduce(
            (now, { range, newText }) =>
              now.slice(0, lines.offsetAt(range.start)) + newText + now.slice(lines.offsetAt(range.end)),
            lines.text,
          );
        if (change.textDocument.uri === file.uri) after = made;
        else created[change.textDocument.uri] = made;
      }
      return { title, kind: actionKind, preferred: isPreferred, text: after, created };
    },
  );
}

const titled = (kind: SpecKind, marked: string, title: string): Applied => {
  const all = actions(kind, marked);
  const found = all.find((action) => action.title === title);
  if (found === undefined) throw new Error(`offered are: ${all.map((action) => action.title).join('; ')}`);
  return found;
};

describe('converting units', () => {
  it.each([
    ['memory: { bandwidth: 3.3|5 TB/s }', '3350 GB/s', 'memory: { bandwidth: 3350 GB/s }'],
    ['memory: { capacity: 8|0 GiB } # HBM', '85.89934592 GB', 'memory: { capacity: 85.89934592 GB } # HBM'],
    ['scale_out: { bandwidth: 400| Gbit/s }', '50 GB/s', 'scale_out: { bandwidth: 50 GB/s }'],
    ['overhead: { kernel: |5 us }', '0.005 ms', undefined],
    ['overhead: { kernel: |50 us }', '0.05 ms', 'overhead: { kernel: 0.05 ms }'],
    ['memory: { capacity: 8|0 GB }', '74.5058059692 GiB', undefined],
    ['power: 70|0 W', '0.7 kW', 'power: 0.7 kW'],
  ])('turns %s into %s', (text, unit, expected) => {
    const found = actions('hardware', text).find(({ title }) => title === `Convert to ${unit}`);
    expect(found?.text).toBe(expected);
  });

  it('knows K and M of tokens, and percent', () => {
    expect(
      titled('deployment', 'topology: afd\nworkload: { context: 8|K }', 'Convert to 8192').text,
    ).toContain('8192 }');
    expect(
      titled('deployment', 'topology: afd\nworkload: { context: 81|92 }', 'Convert to 8K').text,
    ).toContain('8K }');
    expect(titled('deployment', 'topology: afd\nreserve: 10|%', 'Convert to 0.1').text).toContain(
      'reserve: 0.1',
    );
  });

  it('offers nothing where there is no unit', () => {
    expect(actions('model', 'hidden: 40|96').map(({ title }) => title)).not.toContainEqual(
      expect.stringMatching(/^Convert/),
    );
  });
});

describe('the forms of an efficiency', () => {
  const offered = (text: string) =>
    actions('hardware', text)
      .filter(({ title }) => title.startsWith('Write'))
      .map((action) => action.text);

  it('are a value, a range, and both with their source', () => {
    expect(offered('efficiency: { memory: 0.8|0 }')).toEqual([
      'efficiency: { memory: 0.80..0.80 }',
      'efficiency: { memory: { value: 0.80, low: 0.80, high: 0.80, source: "where it was measured" } }',
    ]);
    expect(offered('kernels:\n  mfa:\n    memory: 0.80..|0.90 # so far')).toEqual([
      'kernels:\n  mfa:\n    memory: { value: 0.85, low: 0.80, high: 0.90, source: "where it was measured" } # so far',
    ]);
    expect(offered('efficiency: { memory: { value: 0.8|5, low: 0.8, high: 0.9 } }')).toEqual([
      'efficiency: { memory: 0.8..0.9 }',
    ]);
  });

  it('never lose a source or a value off the middle', () => {
    expect(offered('efficiency: { memory: { value: 0.8|5, low: 0.8, high: 0.9, source: x } }')).toEqual([]);
    expect(offered('efficiency: { memory: { value: 0.8|1, low: 0.8, high: 0.9 } }')).toEqual([]);
  });
});

describe('extracting from the catalog', () => {
  const text = `model: catalog:step-3
topology: afd
attention: { hardware: catalog:nvidia-h20|, instances: 1 }
ffn: { hardware: catalog:nvidia-h20, instances: 1 }
`;

  it('makes a file of the same text and refers to it', () => {
    const entry: CatalogEntry | undefined = findCatalogEntry('nvidia-h20');
    const found = titled(
      'deployment',
      text,
      'Extract `nvidia-h20` from the catalog into nvidia-h20.hardware.yaml',
    );
    expect(found.kind).toBe('refactor.extract');
    expect(found.created).toEqual({ 'file:///folder/nvidia-h20.hardware.yaml': entry?.text });
    expect(found.text).toBe(
      cursorIn(text).text.replaceAll('catalog:nvidia-h20', './nvidia-h20.hardware.yaml'),
    );
  });

  it('is not offered where the editor cannot make files', () => {
    const { text: plain, offset } = cursorIn(text);
    const workspace = new Workspace();
    const file = fileOf('deployment', plain, workspace);
    const request = { range: { from: offset, to: offset }, diagnostics: [], only: ['refactor.extract'] };
    expect(
      actionsAt(file, workspace, request, { ...SHOWN, documentChanges: true, createFiles: false }),
    ).toEqual([]);
    expect(
      actionsAt(file, workspace, request, { ...SHOWN, documentChanges: false, createFiles: false }),
    ).toEqual([]);
  });
});

describe('adding', () => {
  it('completes the innermost map that lacks something', () => {
    const found = titled(
      'hardware',
      'name: a\nmemory:\n  capacity: 8|0 GB # all\npower: 9 W\n',
      'Add missing keys to `memory`',
    );
    expect(found.text).toBe(
      'name: a\nmemory:\n  capacity: 80 GB # all\n  bandwidth: 3.35 TB/s\npower: 9 W\n',
    );
  });

  it('completes the file where the maps inside are complete', () => {
    const found = titled(
      'hardware',
      'na|me: a\nmemory: { capacity: 80 GB, bandwidth: 1 TB/s }\n',
      'Add missing keys',
    );
    expect(found.text).toBe(
      'name: a\ncompute: { bf16: 989 TFLOP/s }\nmemory: { capacity: 80 GB, bandwidth: 1 TB/s }\n',
    );
  });

  it('notes a source for a figure, once', () => {
    const text = 'name: a\nmemory: { capacity: 8|0 GB }\n';
    const after = `${cursorIn(text).text}sources: { memory.capacity: where this figure comes from }\n`;
    expect(titled('hardware', text, 'Add a source for `memory.capacity`').text).toBe(after);
    const again = after.replace('80', '8|0');
    expect(actions('hardware', again).map(({ title }) => title)).not.toContain(
      'Add a source for `memory.capacity`',
    );
  });
});

describe('quick fixes', () => {
  const text = 'name: a\nmem|ory: { capacityy: 80 GB, bandwidth: 1 TB/s }\ncompute: { fp8: 1 TFLOP/s }\n';

  it('carry their diagnostic and are preferred where they are the likely one', () => {
    const at = text.replace('|', '').replace('capacityy', 'capa|cityy');
    expect(actions('hardware', at, ['quickfix'])).toMatchObject([
      { title: 'Rename to `capacity`', kind: 'quickfix', preferred: true },
    ]);
  });

  it('come all at once as a source action', () => {
    const [all] = actions('hardware', text, ['source.fixAll']);
    expect(all).toMatchObject({ kind: 'source.fixAll.decodeLens' });
    expect(all?.text).toContain('{ capacity: 80 GB, bandwidth');
  });
});

describe('the fixes of a deployment', () => {
  const TEXT = `name: a
model: catalog:step-3
workload:
  context: 8192
  batch: 12000
target: { tpot: 50 ms }
topology: afd
attention:
  hardware: catalog:nvidia-h20
  instances: 4
  accelerators: 8
  parallel: { data: 32 }
ffn:
  hardware: catalog:nvidia-h800
  instances: 2
  accelerators: 8
  parallel: { expert: 2, tensor: 8 }
micro_batches: 3
`;
  const fixesAt = (line: string) => actions('deployment', TEXT.replace(line, `${line}|`), ['quickfix']);
  const titlesAt = (line: string) => fixesAt(line).map(({ title }) => title);

  it('are offered where the finding stands, and where they edit', () => {
    const fix = titlesAt('hardware: catalog:nvidia-h20').find((title) =>
      /^Set the batch to \d+$/.test(title),
    );
    expect(fix).toBeDefined();
    for (const line of ['batch: 12000', 'context: 8192', 'workload:']) expect(titlesAt(line)).toContain(fix);
    for (const line of ['name: a', 'topology: afd', 'micro_batches: 3'])
      expect(titlesAt(line)).not.toContain(fix);
    const [made] = fixesAt('batch: 12000').filter(({ title }) => title === fix);
    expect(made?.text).toBe(TEXT.replace('12000', fix?.split(' ').at(-1) ?? ''));
    expect(made?.preferred).toBe(false);
  });

  it('come once where they edit the line of the finding', () => {
    for (const line of TEXT.split('\n').filter((each) => each !== '')) {
      const titles = titlesAt(line);
      expect(new Set(titles).size, line).toBe(titles.length);
    }
  });

  it('are no longer worked out for other lines in a file that is full of findings', () => {
    const withSources = (count: number) => {
      const paths = Array.from({ length: count }, (_, index) => `  nothing_${index}: "x"\n`);
      const marked = `${TEXT.replace('12000', '12000|')}sources:\n${paths.join('')}`;
      return actions('deployment', marked, ['quickfix']);
    };
    expect(withSources(2)).not.toEqual([]);
    expect(withSources(30)).toEqual([]);
  });
});
