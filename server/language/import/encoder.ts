import type { Config } from './config';

/** Kinds of models that read their whole input at once, by `model_type`. */
const ENCODERS = new Set(
  `albert bert big_bird camembert convbert deberta deberta-v2 distilbert electra ernie eurobert flaubert funnel layoutlm
  longformer megatron-bert mobilebert modernbert mpnet nomic_bert roberta roberta-prelayernorm roformer xlm xlm-roberta
  xlm-roberta-xl xmod`.split(/\s+/),
);

/** What says that a model is an encoder. */
function sign(config: Config, modelType: string): readonly [field: string, value: string] | undefined {
  if (ENCODERS.has(modelType)) return ['model_type', modelType];
  const masked = config
    .list('architectures')
    ?.find((name) => typeof name === 'string' && /MaskedLM$/.test(name));
  return typeof masked === 'string' ? ['architectures', masked] : undefined;
}

/** Tells of a model that decodes nothing, and what was assumed of it; some encoders are also trained as decoders. */
export function tellEncoder(config: Config, modelType: string): void {
  const found = sign(config, modelType);
  if (found === undefined || config.flag('is_decoder') === true) return;
  const [field, value] = found;
  config.tell(
    'warning',
    field,
    `\`${value}\` is an encoder and no decoder-only model: it keeps no KV cache and decodes nothing. It was written as if it decoded token by token with causal attention in every layer; what decoding costs is that of such a decoder`,
  );
}
