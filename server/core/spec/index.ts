import { deploymentSchema } from './deployment';
import { hardwareSchema } from './hardware';
import { modelSchema } from './model';

export * from './attention';
export * from './deployment';
export * from './ffn';
export * from './fields';
export * from './hardware';
export * from './layers';
export * from './model';
export * from './precision';

/** The three kinds of file. */
export type SpecKind = 'model' | 'hardware' | 'deployment';

/** The schema of each kind: the only definition of the language. */
export const SCHEMAS = {
  model: modelSchema,
  hardware: hardwareSchema,
  deployment: deploymentSchema,
} as const;
