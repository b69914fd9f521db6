import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { type CostedModel, costModel, type Hardware } from '../../server/core/cost';
import {
  type DeploymentSpec,
  deploymentSchema,
  type HardwareSpec,
  hardwareSchema,
  modelSchema,
} from '../../server/core/spec';

/** Spec files for tests, validated but without the language around them. */

const ROOT = path.join(import.meta.dirname, '../..');

function read(reference: string, kind: string): unknown {
  const catalog = /^catalog:(.*)$/.exec(reference)?.[1];
  const folder = kind === 'model' ? 'models' : 'accelerators';
  const file =
    catalog === undefined
      ? path.join(ROOT, 'examples', `${reference}.${kind}.yaml`)
      : path.join(ROOT, 'server/core/catalog', folder, `${catalog}.yaml`);
  return parse(fs.readFileSync(file, 'utf8'), { merge: true });
}

/** A model of the examples (`step-3`) or of the catalog (`catalog:step-3`). */
export function model(reference: string): CostedModel {
  return costed(read(reference, 'model'));
}

/** A model written as data. */
export function costed(written: unknown): CostedModel {
  const result = costModel(modelSchema.parse(written));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.model;
}

/** A card of the examples or of the catalog, with some of its keys replaced. */
export function card(reference: string, changes: object = {}): HardwareSpec {
  return hardwareSchema.parse({ ...(read(reference, 'hardware') as object), ...changes });
}

/** A deployment of the examples, with some of its keys replaced. */
export function deployment(reference: string, changes: object = {}): DeploymentSpec {
  return deploymentSchema.parse({ ...(read(reference, 'deployment') as object), ...changes });
}

/** The same card for both halves. */
export function both(hardware: HardwareSpec): Hardware {
  return { attention: hardware, ffn: hardware };
}
