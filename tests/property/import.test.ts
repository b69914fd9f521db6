import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { costModel, modelWork, parameters } from '../../server/core/cost';
import { modelSchema } from '../../server/core/spec';
import { importConfig } from '../../server/language';
import { CURRENT } from '../import/current';
import { PUBLISHED } from '../import/published';
import { runs } from '../kit/runs';

// Machines may be busy: the limit tells a hang from a wait.
vi.setConfig({ testTimeout: 60_000 });

/** Whether what was imported either says what is wrong with it or can be costed. */
function isHonest(json: string): boolean {
  const { text, findings } = importConfig(json, 'model');
  const wrong = findings.some(({ severity }) => severity === 'error');
  if (text === undefined || wrong) return wrong;
  const result = costModel(modelSchema.parse(parse(text)));
  if (!result.ok) return false;
  const { total, active } = parameters(result.model);
  const { attentionFlops, stateBytes, ffnFlops } = modelWork(result.model, 8192);
  return [total, active, attentionFlops, stateBytes, ffnFlops].every(Number.isFinite);
}

/** Names that mean something, and some that do not. */
const names = [
  ...new Set([
    'text_config',
    '__proto__',
    'constructor',
    ...Object.values(PUBLISHED).flatMap(({ config }) => [
      ...Object.keys(config),
      ...Object.values(config).flatMap((value) =>
        typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [],
      ),
    ]),
  ]),
];

const leaf = fc.oneof(
  fc.integer({ min: -2, max: 40 }),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.string(),
  fc.constantFrom(
    'silu',
    'gelu',
    'LLLG',
    'mxfp4',
    'fp8',
    'sliding_attention',
    'linear_attention',
    'mamba',
    '1,2,3',
  ),
  fc.constantFrom(0, 1, 64, 1e300, Number.MAX_SAFE_INTEGER),
);
const value = fc.oneof(
  { weight: 6, arbitrary: leaf },
  fc.array(leaf, { maxLength: 6 }),
  fc.dictionary(fc.constantFrom(...names), leaf, { maxKeys: 6 }),
);
const fields = fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 12 });

test('no JSON at all makes the import throw, and what comes out is reported to be wrong or can be costed', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), (json) => isHonest(json)),
    { numRuns: runs(300) },
  );
});

test('nor do fields of a configuration with values of any kind', () => {
  fc.assert(
    fc.property(fields, (config) => isHonest(JSON.stringify(config))),
    { numRuns: runs(500) },
  );
});

test('nor does a published configuration with some of its fields changed', () => {
  const configs = fc.constantFrom(...Object.values(PUBLISHED).map(({ config }) => config));
  fc.assert(
    fc.property(configs, fields, (config, changed) => isHonest(JSON.stringify({ ...config, ...changed }))),
    { numRuns: runs(200) },
  );
});

test('the order of fields does not matter', () => {
  const configs = fc.constantFrom(...Object.values(PUBLISHED).map(({ config }) => config));
  fc.assert(
    fc.property(configs, fc.infiniteStream(fc.nat()), (config, order) => {
      const shuffled = Object.entries(config)
        .map((entry) => ({ entry, at: order.next().value ?? 0 }))
        .sort((one, other) => one.at - other.at)
        .map(({ entry }) => entry);
      const text = (entries: object): string | undefined =>
        importConfig(JSON.stringify(entries), 'model').text;
      expect(text(Object.fromEntries(shuffled))).toBe(text(config));
    }),
    { numRuns: runs(50) },
  );
});

/** Names of measures that no configuration has. */
const measures = fc.constantFrom(
  'slot_size',
  'num_memory_slots',
  'router_hidden_width',
  'expert_rank_list',
  'norm_group_size',
  'tokens_per_block',
  'extra_kv_dim',
);

test('a measure that was not read is reported: no figures without a warning', () => {
  const configs = fc.constantFrom(
    ...Object.values(PUBLISHED).map(({ config }) => config),
    ...Object.values(CURRENT).map(({ config }) => config),
  );
  const values = fc.oneof(
    fc.integer({ min: 1, max: 9999 }),
    fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 2 }),
  );
  fc.assert(
    fc.property(configs, measures, values, (config, name, value) => {
      const { text_config } = config;
      const changed =
        typeof text_config === 'object'
          ? { ...config, text_config: { ...text_config, [name]: value } }
          : { ...config, [name]: value };
      const { findings } = importConfig(JSON.stringify(changed), 'model');
      expect(findings.some(({ severity, field }) => severity !== 'information' && field === name)).toBe(true);
    }),
    { numRuns: runs(200) },
  );
});

test('a measure under another name changes no figures without a warning', () => {
  const configs = fc.constantFrom(...Object.values(CURRENT).map(({ config }) => config));
  const figures = (json: string) => importConfig(json, 'model').summary;
  fc.assert(
    fc.property(configs, fc.nat(), fc.constantFrom('_x', '_size', '2', 'wide'), (config, place, ending) => {
      const nested = config.text_config;
      const part: Readonly<Record<string, unknown>> =
        typeof nested === 'object' && nested !== null ? { ...nested } : config;
      const measured = Object.keys(part).filter(
        (key) => typeof part[key] === 'number' || Array.isArray(part[key]),
      );
      const name = measured[place % measured.length] ?? '';
      const renamed = Object.fromEntries(
        Object.entries(part).map(([key, value]) => [key === name ? `${key}${ending}` : key, value]),
      );
      const whole = part === config ? renamed : { ...config, text_config: renamed };
      const { findings, summary } = importConfig(JSON.stringify(whole), 'model');
      const isReported = findings.some(({ severity }) => severity !== 'information');
      if (!isReported) expect(summary, name).toEqual(figures(JSON.stringify(config)));
    }),
    { numRuns: runs(200) },
  );
});
