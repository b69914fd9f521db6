import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { oneLine } from '../core/text/escapes';
import { panelCatalog, panelSubject } from '../lsp/panels/subject';
import { panelValidation } from '../lsp/panels/validation';
import { CallerProblem, errorsOf } from '../tooling';
import { onlyFile, readArguments } from './arguments';
import { usageOf } from './help';
import { newSpecs } from './load';
import type { Outcome } from './outcome';
import { REPORT_MARK, reportPage } from './report-page';
import { piecesOf } from './run-file';
import { runReferences } from './run-references';
import { readPriceBasis } from './values';
import { writeOutput } from './write-output';

const USAGE = usageOf('report');

/** The panels' script and style sheet are next to the command line's bundle. */
async function bundled(file: string): Promise<string> {
  return fs.readFile(path.join(__dirname, file), 'utf8').catch(() => {
    throw new CallerProblem(`${file} is missing next to the command line; run npm run build`);
  });
}

/** `report`: writes a deployment's panels as one self-contained page. */
export async function report(args: readonly string[]): Promise<Outcome> {
  const typed = readArguments(args, { single: ['html', 'price-basis', 'runs'] });
  const argument = onlyFile(typed, USAGE);
  const output = typed.one('html');
  if (output === undefined) throw new CallerProblem(`--html names the page to write: ${USAGE}`);
  const specs = newSpecs(readPriceBasis(typed));
  const { workspace } = specs;
  const file = await specs.whole(argument, 'deployment');
  // The page may be shared: it contains the names of files, but not their paths.
  const uris = { uriOf: (uri: string) => `file:///${uri.slice(uri.lastIndexOf('/') + 1)}` };
  const subject = panelSubject(workspace, file.uri, uris);
  if (subject.active === null) throw new CallerProblem(errorsOf(argument, file, workspace));
  const runs = typed.one('runs');
  const validation =
    runs === undefined
      ? undefined
      : await panelValidation(
          uris.uriOf(`/${path.basename(runs)}`),
          piecesOf(runs),
          runReferences(specs, path.dirname(runs)),
        );
  const html = reportPage({
    title: `Decode Lens: ${file.spec.name}`,
    script: await bundled('panels.js'),
    style: await bundled('panels.css'),
    data: { subject, catalog: panelCatalog(workspace, uris), validation },
    nonce: randomBytes(16).toString('base64url'),
  });
  await writeOutput({ option: '--html', file: output, mark: REPORT_MARK }, html);
  return {
    status: 0,
    json: { name: file.spec.name, html: output, bytes: Buffer.byteLength(html) },
    text: `${oneLine(file.spec.name)}: report in ${output}`,
    wantsJson: typed.has('json'),
  };
}
