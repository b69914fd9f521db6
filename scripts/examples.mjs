import { inRoot } from './lib/paths.mjs';
import { run } from './lib/process.mjs';

const example = (name) => `examples/${name}`;

/** The commands that `npm start` runs on the examples. */
const calls = [
  [
    'matrix',
    ...[
      '--model',
      ...['step-3', 'deepseek-v3', 'qwen3-235b-a22b'].map((name) => example(`${name}.model.yaml`)),
    ],
    ...[
      '--hardware',
      ...['h800', 'h20', 'a800', 'ascend-910b'].map((name) => example(`${name}.hardware.yaml`)),
    ],
    ...['--context', '8192', '32768'],
  ],
  ['cost', example('step-3-h20-h800.deployment.yaml'), '--basis', 'bound'],
];

/** Prints the costs of the examples; requires `npm run build`. */
export async function printExampleCosts() {
  for (const call of calls) {
    console.log(`\n$ npx decode-lens ${call.join(' ')}\n`);
    await run(process.execPath, [inRoot('dist', 'cli.js'), ...call]);
  }
}
