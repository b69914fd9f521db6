import type { AttentionDesign } from '../design';
import { chunked } from './chunked';
import { customAttention } from './custom';
import { gqa } from './gqa';
import { linear } from './linear';
import { mfa } from './mfa';
import { mha } from './mha';
import { mla } from './mla';
import { mqa } from './mqa';
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
  custom: customAttention,
};
