import { catalog } from './index';

/** Parts of a name that say how a checkpoint or a card is packaged rather than what it is. */
const PACKAGING =
  /^(instruct|chat|it|base|fp8|fp4|nvfp4|mxfp4|bf16|awq|gptq|int4|int8|w4a16|block|dynamic|thinking|sxm|nvl72|trt|\d{4})+$/;
/** Checkpoints with the architecture of another. */
const SAME_ARCHITECTURE: Readonly<Record<string, string>> = {
  deepseekr1: 'deepseekv3',
  llama3370b: 'llama3170b',
};
const VENDORS = /^(nvidia|amd|google|ascend)(?=.)/;

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z\d]/g, '');

/** The catalog's file that a benchmark's name stands for: `meta-llama/Llama-3.1-70B-Instruct-FP8`, `h200_sxm`. */
export function catalogName(written: string, kind: 'model' | 'hardware'): string | undefined {
  const last = plain(written.split('/').at(-1) ?? '');
  const other = Object.keys(SAME_ARCHITECTURE).find((name) => last.startsWith(name));
  const name = other === undefined ? last : `${SAME_ARCHITECTURE[other]}${last.slice(other.length)}`;
  const bare = name.replace(VENDORS, '');
  const found = catalog.find(({ id, kind: own }) => {
    const known = plain(id).replace(VENDORS, '');
    const rest = bare.slice(known.length);
    return own === kind && bare.startsWith(known) && (rest === '' || PACKAGING.test(rest));
  });
  return found && `catalog:${found.id}`;
}
