import { chunkedSchema } from './chunked';
import { compressedSchema } from './compressed';
import { convSchema } from './conv';
import { crossSchema } from './cross';
import { customAttentionSchema } from './custom';
import { gatedDeltaSchema } from './gated-delta';
import { gqaSchema } from './gqa';
import { lightningSchema } from './lightning';
import { mambaSchema } from './mamba';
import { mamba2Schema } from './mamba2';
import { mfaSchema } from './mfa';
import { mhaSchema } from './mha';
import { mlaSchema } from './mla';
import { mqaSchema } from './mqa';
import { slidingSchema } from './sliding';

/** The attentions that another one may run over. */
export const BASES = [
  mhaSchema,
  gqaSchema,
  mqaSchema,
  mfaSchema,
  mlaSchema,
  slidingSchema,
  chunkedSchema,
  lightningSchema,
  gatedDeltaSchema,
  mambaSchema,
  mamba2Schema,
  convSchema,
  crossSchema,
  compressedSchema,
  customAttentionSchema,
] as const;
