import * as z from 'zod';
import { customFfnSchema } from './custom';
import { denseSchema } from './dense';
import { moeSchema } from './moe';

/** Every FFN type of the language. */
export const ffnSchema = z
  .union([denseSchema, moeSchema, customFfnSchema])
  .meta({ description: 'One FFN design.' });

export type FfnSpec = z.infer<typeof ffnSchema>;
export type FfnOf<Type extends FfnSpec['type']> = Extract<FfnSpec, { type: Type }>;
