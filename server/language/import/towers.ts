import { type Config, isMap, type Json } from './config';

/** Parts next to the language model that a multimodal configuration describes. */
const TOWER =
  /^(vision|visual|audio|speech|image|video|vit|projector|perceiver|talker|token2wav|vq|code_predictor|aligner|resampler|embed|sound)\w*(_config|_encoder|_args|_tower)?$/;

const numberOf = (part: Json, names: readonly string[]): number | undefined =>
  names.map((name) => part[name]).find((value): value is number => typeof value === 'number' && value > 0);

/** Parameters of a vision transformer's layers: four projections and two matrices of the MLP in each. */
function parametersOf(part: Json): number | undefined {
  const hidden = numberOf(part, ['hidden_size', 'vt_hidden_size', 'embed_dim', 'width']);
  const depth = numberOf(part, ['depth', 'num_hidden_layers', 'vt_num_hidden_layers', 'layers']);
  const width = numberOf(part, ['intermediate_size', 'vt_intermediate_size', 'mlp_dim']) ?? 4 * (hidden ?? 0);
  return hidden === undefined || depth === undefined
    ? undefined
    : depth * (4 * hidden * hidden + 2 * hidden * width);
}

/** Tells of the towers that are loaded with a language model and are not in its file. */
export function tellTowers(whole: Json, language: Json, config: Config): void {
  if (whole === language) return;
  for (const [field, part] of Object.entries(whole)) {
    if (!isMap(part) || !TOWER.test(field)) continue;
    const parameters = parametersOf(part);
    if (parameters === undefined) continue;
    const size = `, about ${(parameters / 1e9).toFixed(2)}B parameters`;
    config.tell(
      'information',
      field,
      `is a tower next to the language model${size}: it is loaded with it, and not counted`,
    );
  }
}
