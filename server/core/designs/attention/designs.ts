import type { AttentionDesign } from '../design';
import { chunked } from './chunked';
import { compressed } from './compressed';
import { conv } from './conv';
import { cross } from './cross';
import { customAttention } from './custom';
import { gqa } from './gqa';
import { linear } from './linear';
import { mamba } from './mamba';
import { mamba2 } from './mamba2';
import { mfa } from './mfa';
import { mha } from './mha';
import { mla } from './mla';
import { mqa } from './mqa';
import { parallel } from './parallel';
import type { AttentionOf, AttentionSpec } from './schema';
import { sliding } from './sliding';
import { sparse } from './sparse';

/** What every attention type says about itself. The schemas stand apart, as bundles that only compute go without them. */
export const ATTENTION_DESIGNS: {
  readonly [Type in AttentionSpec['type']]: AttentionDesign<AttentionOf<Type>, string>;
} = {
  mha,
  gqa,
  mqa,
  mfa,
  mla,
  sliding,
  chunked,
  linear,
  sparse,
  mamba,
  mamba2,
  conv,
  cross,
  compressed,
  parallel,
  custom: customAttention,
};
