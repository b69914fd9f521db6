import { unreplicated } from '../../core/advice/kv-replicated';
import { varyFix } from './vary';

/** A KV cache on several cards: less tensor and more data parallelism. */
export const keepKvOnce = varyFix(['kv-replicated'], ({ costed }) => [unreplicated(costed)]);
