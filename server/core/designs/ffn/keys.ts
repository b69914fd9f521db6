import * as z from 'zod';
import { precisionSchema } from '../../fields';

/** Keys that FFNs have in common. */
export const gated = z.boolean().optional().meta({
  description: 'Whether the FFN has a gate projection (SwiGLU): three matrices instead of two.',
  otherwise: 'true',
});
export const precision = precisionSchema.optional();
