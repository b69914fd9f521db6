import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver/node';
import { CARD, FILES, MODEL } from '../kit/texts';
import { folderWith, serverOn } from './kit';

describe('a diagnostic', () => {
  it('carries source, code, severity, the version it is about, and data for its fix', async () => {
    const client = await serverOn(folderWith());
    await client.open('card.hardware.yaml', CARD.replace('bandwidth: 2 TB/s', 'bandwith: 2 TB/s'), 7);
    const { version, diagnostics } = await client.until('card.hardware.yaml', () => true);
    expect(version).toBe(7);
    expect(diagnostics.find(({ code }) => code === 'unknown-key')).toMatchObject({
      source: 'decode-lens',
      severity: 1,
      code: 'unknown-key',
      message: expect.stringContaining('`bandwidth`'),
      range: { start: { line: 3, character: 27 }, end: { line: 3, character: 35 } },
    });
  });

  it('says what was expected and what was found', async () => {
    const client = await serverOn(folderWith());
    await client.open('card.hardware.yaml', CARD.replace('2 TB/s', '2 TB'));
    const [finding] = await client.diagnostics('card.hardware.yaml');
    expect(finding?.message).toMatch(/^expected a data rate such as 3\.35 TB\/s, found a data size/);
  });

  it('stays within one line, however large what it is about', async () => {
    const client = await serverOn(folderWith());
    const broken = [
      MODEL.replace('hidden: 1024\n', ''),
      MODEL.replace(/layers:[\s\S]*/, 'layers: {}\n'),
      MODEL.replace('gqa: {', 'gqa: [').replace('width', 'widht'),
      MODEL.replace('vocabulary', 'hidden'),
      `${MODEL}sources:\n  nothing.there: "a\n   b"\n`,
      'attention:\n  a:\n    type: gqa\n',
    ];
    const findings: Diagnostic[] = [];
    for (const [index, text] of broken.entries()) {
      const name = `broken-${index}.model.yaml`;
      await client.open(name, text);
      findings.push(...(await client.diagnostics(name)));
    }
    expect(findings.length).toBeGreaterThan(6);
    for (const { range } of findings) expect(range.end.line).toBe(range.start.line);
  });

  it('points to the page of its rule, which exists', async () => {
    const client = await serverOn(folderWith());
    await client.open('card.hardware.yaml', CARD.replace('80 GB', '80 GB/s').replace('name', 'nmae'));
    const findings = await client.diagnostics('card.hardware.yaml');
    expect(findings.map(({ code }) => code).sort()).toEqual(['missing-key', 'unknown-key', 'wrong-unit']);
    for (const { code, codeDescription } of findings) {
      const page = fileURLToPath(codeDescription?.href ?? 'file:///missing');
      expect(page).toMatch(new RegExp(`${code}\\.md$`));
      expect(fs.existsSync(page)).toBe(true);
    }
  });

  it('names the other place that explains it', async () => {
    const client = await serverOn(folderWith());
    await client.open('tiny.model.yaml', MODEL.replace('vocabulary: 32000', 'hidden: 2048'));
    const findings = await client.diagnostics('tiny.model.yaml');
    expect(findings.find(({ code }) => code === 'duplicate-key')).toMatchObject({
      range: { start: { line: 2, character: 0 } },
      relatedInformation: [
        {
          location: {
            uri: client.folder.uriOf('tiny.model.yaml'),
            range: { start: { line: 1, character: 0 }, end: { line: 1, character: 6 } },
          },
        },
      ],
    });
  });

  it('goes when its cause does', async () => {
    const client = await serverOn(folderWith(FILES));
    await client.open('tiny.model.yaml');
    await client.edit('tiny.model.yaml', ['attention: gqa', 'attention: gpa']);
    expect(await client.codes('tiny.model.yaml')).toContain('undefined-attention');
    await client.edit('tiny.model.yaml', ['attention: gpa', 'attention: gqa']);
    expect(await client.codes('tiny.model.yaml')).toEqual([]);
  });

  it('covers files that are not open too', async () => {
    const client = await serverOn(folderWith({ ...FILES, 'card.hardware.yaml': 'name: [\n' }));
    const { version, diagnostics } = await client.until('card.hardware.yaml', () => true);
    expect(version).toBeUndefined();
    expect(diagnostics).not.toEqual([]);
  });

  it('of a burst of edits is about the newest version alone', async () => {
    const client = await serverOn(folderWith(FILES));
    await client.open('tiny.model.yaml');
    await client.diagnostics('tiny.model.yaml');
    const edits = Array.from({ length: 50 }, (_, step) =>
      client.edit('tiny.model.yaml', [`hidden: ${1024 + step}`, `hidden: ${1025 + step}`]),
    );
    await Promise.all(edits);
    await client.diagnostics('tiny.model.yaml');
    const versions = client.published
      .filter(({ uri }) => uri.endsWith('tiny.model.yaml'))
      .flatMap(({ version }) => version ?? []);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    expect(versions.at(-1)).toBe(51);
  });
});
