import fs from 'node:fs';
import os from 'node:os';
import * as z from 'zod';
import { PARTS, type PartName } from './parts';
import { print } from './table';

const NAMES = Object.keys(PARTS) as PartName[];

/** What `npm run bench` asks for. */
const request = z.object({
  /** The names of parts; all without one. */
  parts: z.array(z.string()),
  output: z.string().optional(),
  peer: z
    .object({ node: z.string(), program: z.string(), withoutDebounce: z.string(), version: z.string() })
    .optional(),
});

/** Measures the parts one after the other, prints a table of each as soon as it is there, and writes the figures as JSON. */
async function main(argument = '{}'): Promise<void> {
  const { parts, output, peer } = request.parse(JSON.parse(argument));
  const unknown = parts.filter((part) => !Object.hasOwn(PARTS, part));
  if (unknown.length > 0)
    throw new Error(`there is no part ${unknown.join(', ')}; the parts are ${NAMES.join(', ')}`);
  const [cpu] = os.cpus();
  const machine = {
    node: process.version,
    cpu: cpu?.model ?? '',
    cpus: os.cpus().length,
    load: os.loadavg(),
  };
  console.log(
    `${machine.cpu}, ${machine.cpus} CPUs, load ${machine.load[0]?.toFixed(1)}, Node ${machine.node}\n`,
  );
  const figures: Record<string, unknown> = {};
  for (const name of parts.length === 0 ? NAMES : NAMES.filter((part) => parts.includes(part))) {
    const begin = performance.now();
    const measured = await PARTS[name](peer);
    figures[name] = measured.figures;
    print(measured.table);
    console.log(`(${name}: ${((performance.now() - begin) / 1000).toFixed(0)} s)\n`);
  }
  if (output !== undefined) fs.writeFileSync(output, `${JSON.stringify({ machine, ...figures }, null, 2)}\n`);
}

main(process.argv[2]).then(
  () => process.exit(),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
