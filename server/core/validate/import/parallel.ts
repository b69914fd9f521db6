import type { Columns } from './format';

/** Degrees of parallelism as engines count them. */
export interface Degrees {
  /** Cards that a layer of an instance is divided over. */
  readonly tensor: number;
  readonly pipeline?: number | undefined;
  /** Groups of cards that attend to sequences of their own. */
  readonly data?: number | undefined;
  /** Ranks that experts are dealt out to. */
  readonly expert?: number | undefined;
}

/** The columns of a deployment on shared cards: attention and FFN divide the same ones. */
export function sharedCards({ tensor, pipeline = 1, data = 1, expert = 1 }: Degrees): Columns {
  const stage = tensor * data;
  return {
    accelerators: stage * pipeline,
    attention_data: data,
    attention_tensor: tensor,
    ffn_expert: expert,
    ffn_tensor: stage / expert,
    pipeline,
  };
}

/**
 * The columns of a load: sequences of `prompt` and `output` tokens decode at half their output on average, and by Little's law
 * as many at once as tokens come out while one waits for its next.
 * @param tokensPerSecond output of the deployment
 * @param seconds mean time per output token
 */
export function loadColumns(
  prompt: number | undefined,
  output: number | undefined,
  tokensPerSecond: number | undefined,
  seconds: number | undefined,
  concurrency: number | undefined,
): Columns {
  const decoding =
    tokensPerSecond === undefined || seconds === undefined ? concurrency : tokensPerSecond * seconds;
  const context = prompt === undefined || output === undefined ? undefined : prompt + output / 2;
  return {
    context,
    batch: decoding,
    concurrency,
    isl: prompt === undefined ? undefined : Math.round(prompt),
    osl: output === undefined ? undefined : Math.round(output),
  };
}
