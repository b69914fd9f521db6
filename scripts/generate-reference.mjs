// Writes the generated files: docs/language.md and schemas/*.schema.json from the schemas of the language, the
// table of rooms in docs/architecture.md, the catalog in docs/catalog.md, and the list of rules in
// docs/rules/README.md.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import esbuild from 'esbuild';
import { inRoot } from './lib/paths.mjs';
import { textsForEsbuild } from './lib/texts.mjs';

const bundle = inRoot('out', 'reference.cjs');
await esbuild.build({
  entryPoints: [inRoot('scripts', 'reference', 'outputs.ts')],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  plugins: [textsForEsbuild],
});
const { generatedFiles } = await import(pathToFileURL(bundle).href);

for (const [file, text] of generatedFiles()) {
  const target = inRoot(...file.split('/'));
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, text);
  console.log(file);
}
