import type { FfnDesign } from '../design';
import { customFfn } from './custom';
import { dense } from './dense';
import { moe } from './moe';
import type { FfnOf, FfnSpec } from './schema';

/** What every FFN type says about itself. */
export const FFN_DESIGNS: { readonly [Type in FfnSpec['type']]: FfnDesign<FfnOf<Type>, string> } = {
  dense,
  moe,
  custom: customFfn,
};
