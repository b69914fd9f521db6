import { ENGINE_TITLES, poolsOf } from '../../core/spec';
import { costedOf } from './costed';
import { defineRule } from './rule';

/** A card lists no numbers for the engine that a deployment names, so that general ones with wider ranges hold. */
export const missingEngine = defineRule({
  code: 'missing-engine',
  severity: 'information',
  kinds: ['deployment'],
  check: ({ file, workspace }) => {
    const deployment = costedOf({ file, workspace });
    const engine = deployment?.costed.spec.engine;
    if (deployment === undefined || engine === undefined || engine === 'none') return [];
    const without = poolsOf(deployment.costed.spec).flatMap(
      ({ halves: [{ half }], hardware, hardwarePath }) => {
        const card = deployment[half].hardware;
        return card.engines?.[engine] === undefined ? [{ card, hardware, hardwarePath }] : [];
      },
    );
    return without
      .filter(({ hardware }, index) => without.findIndex((other) => other.hardware === hardware) === index)
      .map(({ card, hardwarePath: at }) => {
        const message = `no numbers for ${ENGINE_TITLES[engine]} on ${card.name}, so those of other cards hold, with a wider interval; expected \`engines.${engine}\` in its file, which \`decode-lens calibrate\` can fit to runs of your own`;
        return { at, message };
      });
  },
});
