import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, root } from '../lsp/kit';
import { decodeLens } from './run';

const DEPLOYMENT = path.join(root, 'examples', 'step-3-2a2f.deployment.yaml');

describe('report', () => {
  it('writes the panels of a deployment as one page that loads nothing', async () => {
    const page = path.join(folderWith().path, 'report.html');
    const { status } = await decodeLens(['report', DEPLOYMENT, '--html', page]);
    expect(status).toBe(0);
    const html = fs.readFileSync(page, 'utf8');
    expect(html).toContain('Step-3 2A2F');
    expect(html).toContain('Content-Security-Policy');
    expect(html).not.toMatch(/<(?:script|link|img)[^>]+(?:src|href)="(?:https?:)?\/\//);
  });

  it('says what is missing', async () => {
    const { status, errors } = await decodeLens(['report', DEPLOYMENT]);
    expect(status).toBe(2);
    expect(errors).toContain('--html');
  });
});
