import type { Config } from './config';
import { familyOf } from './families';

const ACTIVATION = [
  'hidden_act',
  'hidden_activation',
  'activation_function',
  'activation',
  'mlp_hidden_act',
  'activation_fn',
  'activation_fn_name',
];
/** Activations that come without a gate projection. */
const UNGATED = /relu2|relu_squared|xielu/i;
/** Activations that come with a gate projection. */
const GATED = /silu|swish|glu|situ/i;
/** One that newer models use with a gate, and older ones without. */
const MOSTLY_GATED = /gelu_pytorch_tanh|gelu_tanh/i;

/** Whether the FFN has a gate projection; a third of its parameters. Tells where nothing but the activation's name says so. */
export function isGated(config: Config): boolean {
  const part = config.map('ffn_config')?.map('ffn_act_fn') ?? config.map('ffn_act_fn');
  const activation = config.text(...ACTIVATION) ?? part?.text('name');
  const known = familyOf(config.text('model_type') ?? '').gated ?? config.flag('ffn_with_glu');
  if (known !== undefined) return known;
  if (activation === undefined || GATED.test(activation)) return true;
  if (UNGATED.test(activation)) return false;
  const guess = MOSTLY_GATED.test(activation);
  config.tell(
    'warning',
    config.nameOf(...ACTIVATION),
    `${activation} comes with and without a gate projection, which decides a third of the FFN's parameters; taken as ${guess ? 'gated' : 'not gated'}; write \`gated: ${!guess}\` where that is wrong`,
  );
  return guess;
}
