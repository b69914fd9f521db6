import { describe, expect, it } from 'vitest';
import { changed, MODEL, DEPLOYMENT as SMALL } from '../../../tests/kit/texts';
import { type FileContent, Workspace } from '.';

/** A deployment of a model next to it on a card of the catalog. */
const DEPLOYMENT = changed(SMALL, {
  './tiny.model.yaml': './m.model.yaml',
  './card.hardware.yaml': 'catalog:nvidia-h800',
});
const [M, D] = ['file:///s/m.model.yaml', 'file:///s/d.deployment.yaml'];

/** A source of files that notes what it was asked for. */
function source(files: Readonly<Record<string, string>>) {
  const asked: string[] = [];
  const read = async (uri: string): Promise<FileContent> => {
    asked.push(uri);
    const text = files[uri];
    return text === undefined ? { ok: false, reason: 'missing' } : { ok: true, text };
  };
  return { asked, read };
}

describe('files', () => {
  it('keep what they said last while they are broken', () => {
    const workspace = new Workspace();
    const whole = workspace.update(M, MODEL);
    const spec = whole.ok ? whole.file.spec : undefined;
    expect(spec).toMatchObject({ hidden: 1024 });
    expect(workspace.update(M, changed(MODEL, { 'hidden: 1024': 'hidden:' }))).toMatchObject({
      ok: true,
      file: { spec, stale: true },
    });
    expect(workspace.update(M, changed(MODEL, { 1024: '2048' }))).toMatchObject({
      ok: true,
      file: { spec: { hidden: 2048 }, stale: false },
    });
  });

  it('stay usable with a key too many', () => {
    expect(new Workspace().update(M, `${MODEL}colour: green\n`)).toMatchObject({
      ok: true,
      file: { stale: false },
    });
  });

  it('keep the parts that an edit did not touch', () => {
    const workspace = new Workspace();
    const before = workspace.update(M, MODEL);
    const at = MODEL.indexOf('Tiny');
    const after = workspace.update(M, changed(MODEL, { Tiny: 'Huge' }), {
      fromA: at,
      toA: at + 4,
      fromB: at,
      toB: at + 4,
    });
    if (!before.ok || !after.ok || before.file.kind !== 'model' || after.file.kind !== 'model')
      throw new Error('whole');
    expect(after.file.spec).toMatchObject({ name: 'Huge' });
    expect(Reflect.get(after.file.spec ?? {}, 'attention')).toBe(
      Reflect.get(before.file.spec ?? {}, 'attention'),
    );
  });

  it('are costed once a version', () => {
    const workspace = new Workspace();
    workspace.update(D, DEPLOYMENT);
    workspace.update(M, MODEL);
    const spec = workspace.referred(D, 'model', 'model')?.spec;
    if (spec === undefined) throw new Error('whole');
    expect(workspace.costedModel(spec)).toBe(workspace.costedModel(spec));
  });
});

describe('references', () => {
  it('are read once, and bundled ones never', async () => {
    const workspace = new Workspace();
    workspace.update(D, DEPLOYMENT);
    const { asked, read } = source({ [M]: MODEL });
    expect(await workspace.settle({ read })).toEqual([M]);
    expect(await workspace.settle({ read })).toEqual([]);
    expect(asked).toEqual([M]);
    expect(workspace.referred(D, 'model', 'model')?.spec).toMatchObject({ hidden: 1024 });
    expect(workspace.referred(D, 'pool.hardware', 'hardware')?.spec).toMatchObject({
      name: 'NVIDIA H800 SXM',
    });
  });

  it('tell who depends on a file, and follow edits', () => {
    const workspace = new Workspace();
    workspace.update(D, DEPLOYMENT);
    expect([...workspace.dependents(M)]).toEqual([D]);
    workspace.update(D, changed(DEPLOYMENT, { './m.model.yaml': './other.model.yaml' }));
    expect([...workspace.dependents(M)]).toEqual([]);
    expect([...workspace.dependents('file:///s/other.model.yaml')]).toEqual([D]);
    workspace.forget(D);
    expect([...workspace.dependents('file:///s/other.model.yaml')]).toEqual([]);
  });

  it('are known while the rest of the file is broken', () => {
    const workspace = new Workspace();
    workspace.update(D, 'model: ./m.model.yaml\ntopology: {\n');
    expect([...workspace.dependents(M)]).toEqual([D]);
  });

  it('to a file whose name is not that of a spec is not read', async () => {
    const workspace = new Workspace();
    workspace.update(D, changed(DEPLOYMENT, { './m.model.yaml': '/etc/passwd' }));
    const { asked, read } = source({});
    await workspace.settle({ read });
    expect(asked).toEqual([]);
  });

  it('give way to what the editor opened meanwhile', async () => {
    const workspace = new Workspace();
    workspace.update(D, DEPLOYMENT);
    const read = async (): Promise<FileContent> => {
      workspace.update(M, changed(MODEL, { 1024: '2048' }));
      return { ok: true, text: MODEL };
    };
    await workspace.settle({ read });
    expect(workspace.file(M)?.text).toContain('2048');
  });

  it('to themselves settle', async () => {
    const workspace = new Workspace();
    workspace.update(D, changed(DEPLOYMENT, { './m.model.yaml': './d.deployment.yaml' }));
    expect(await workspace.settle(source({}))).toEqual([]);
  });

  it('that were typed letter by letter leave nothing behind', async () => {
    const workspace = new Workspace();
    const { asked, read } = source({});
    const paths = ['./s', './sm', './sma'].map((path) => `${path}.model.yaml`);
    for (const path of paths) {
      workspace.update(D, changed(DEPLOYMENT, { './m.model.yaml': path }));
      await workspace.settle({ read });
    }
    expect(asked).toEqual(paths.map((path) => `file:///s/${path.slice(2)}`));
    expect(asked.map((uri) => workspace.state(uri)?.ok)).toEqual([undefined, undefined, false]);
  });
});

describe('a reading that is slower than the typing', () => {
  const [HALF, WHOLE] = ['file:///s/a.model.yaml', 'file:///s/ab.model.yaml'];

  /** Reads, and types the rest of a path while the half of it is being read. */
  async function typedWhileReading(files: Readonly<Record<string, string>>, typed: readonly string[]) {
    const workspace = new Workspace();
    const { asked, read } = source(files);
    workspace.update(D, changed(DEPLOYMENT, { './m.model.yaml': './a.model.yaml' }));
    const arrived = await workspace.settle({
      async read(uri) {
        if (uri === HALF)
          for (const path of typed) workspace.update(D, changed(DEPLOYMENT, { './m.model.yaml': path }));
        return read(uri);
      },
    });
    return { workspace, asked, arrived, read };
  }

  it.each([
    ['is missing', {}],
    ['is there', { [HALF]: MODEL }],
  ])('leaves nothing of a path that was half of another, where its file %s', async (_, files) => {
    const { workspace, asked, arrived } = await typedWhileReading(files, ['./ab.model.yaml']);
    expect(asked).toEqual([HALF, WHOLE]);
    expect(arrived).toEqual([WHOLE]);
    expect(workspace.state(HALF)).toBeUndefined();
  });

  it('asks again for a file that is referred to later', async () => {
    const { workspace } = await typedWhileReading({}, ['./ab.model.yaml']);
    workspace.update(D, changed(DEPLOYMENT, { './m.model.yaml': './a.model.yaml' }));
    await workspace.settle(source({ [HALF]: MODEL }));
    expect(workspace.file(HALF)?.text).toBe(MODEL);
  });

  it('keeps what is referred to again by then, and reads nothing in between', async () => {
    const { workspace, asked } = await typedWhileReading({ [HALF]: MODEL }, [
      './ab.model.yaml',
      './a.model.yaml',
    ]);
    expect(asked).toEqual([HALF]);
    expect(workspace.file(HALF)?.text).toBe(MODEL);
  });
});

describe('files that are no longer wanted', () => {
  const [OTHER, FAR] = ['file:///other/o.deployment.yaml', 'file:///far/f.model.yaml'];
  const isWanted = (uri: string): boolean => uri.startsWith('file:///other/');

  it('are forgotten, with what only they refer to', async () => {
    const workspace = new Workspace();
    workspace.update(M, MODEL);
    workspace.update(D, changed(DEPLOYMENT, { './m.model.yaml': '../far/f.model.yaml' }));
    await workspace.settle(source({ [FAR]: MODEL }));
    expect([...workspace.retain(isWanted)].filter((uri) => uri.startsWith('file:')).sort()).toEqual(
      [D, FAR, M].sort(),
    );
    expect([...workspace.all()]).toEqual([]);
  });

  it('stay while a wanted file refers to them', () => {
    const workspace = new Workspace();
    workspace.update(M, MODEL);
    workspace.update(D, DEPLOYMENT);
    workspace.update(OTHER, changed(DEPLOYMENT, { './m.model.yaml': '../s/m.model.yaml' }));
    expect(workspace.retain(isWanted)).toEqual([D]);
    expect([...workspace.dependents(M)]).toEqual([OTHER]);
  });

  it('are not read again because they refer to each other', async () => {
    const workspace = new Workspace();
    workspace.update(M, MODEL);
    workspace.update(D, DEPLOYMENT);
    workspace.retain(() => false);
    const { asked, read } = source({ [M]: MODEL });
    await workspace.settle({ read });
    expect(asked).toEqual([]);
  });
});
