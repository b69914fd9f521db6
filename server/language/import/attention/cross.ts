import { figure } from '../figure';
import { headDim, heads, kvHeads } from './heads';
import type { AttentionImporter } from './importer';

/** Tokens of an image of Llama 3.2: four tiles of 40 × 40 patches and a class each. */
const USUAL_TOKENS = 6404;

/** Cross-attention to the tokens of an image, in the layers that a list names. */
export const cross: AttentionImporter = {
  layerTypes: ['cross_attention'],
  layers(config) {
    const listed = config.list('cross_attention_layers');
    return listed === undefined ? undefined : (layer) => listed.includes(layer);
  },
  design(config, { hidden }) {
    config.tell(
      'information',
      'cross_attention_layers',
      `attend to the tokens of an image, ${USUAL_TOKENS} for four tiles of 560 pixels; change \`tokens\` for others`,
    );
    return {
      type: figure('cross'),
      heads: figure(heads(config)),
      kv_heads: figure(kvHeads(config)),
      head_dim: headDim(config, hidden),
      tokens: figure(USUAL_TOKENS, 'four tiles of an image'),
    };
  },
};
