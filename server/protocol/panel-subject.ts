import * as z from 'zod/mini';
import type { DeploymentSpec, ModelSpec, PricedHardware } from '../core/spec';

/**
 * A decoded spec as plain data. Only the properties that panels read themselves are validated: the spec was
 * validated where it was decoded, and the schemas of the language would be a third of a panel's script.
 */
const decoded = <Spec>(form: z.ZodMiniType<unknown>) =>
  z.custom<Spec>((data) => form.safeParse(data).success, 'expected a decoded spec');

const record = z.record(z.string(), z.unknown());
const modelForm = z.looseObject({
  name: z.string(),
  hidden: z.number(),
  attention: record,
  ffn: record,
  layers: z.array(record),
});
const hardwareForm = z.looseObject({
  name: z.string(),
  price: z.optional(z.number()),
  compute: z.record(z.string(), z.number()),
  memory: z.strictObject({ capacity: z.number(), bandwidth: z.number() }),
});
const pool = z.looseObject({ hardware: z.string(), instances: z.int(), accelerators: z.int() });
const load = z.looseObject({ batch: z.number() });
const deploymentForm = z.discriminatedUnion('topology', [
  z.looseObject({ topology: z.literal('afd'), name: z.string(), workload: load, attention: pool, ffn: pool }),
  z.looseObject({ topology: z.literal('colocated'), name: z.string(), workload: load, pool }),
]);

const line = z.int().check(z.gte(0));

/** The file of a spec. */
const panelFile = z.strictObject({
  /** The editor's uri of the file. */
  uri: z.string(),
  /** The line (from 0) of each entry, by its dot-separated key path. */
  lines: z.record(z.string(), line),
  /** Whether the spec belongs to an earlier version of the text, which has errors now. */
  stale: z.boolean(),
  readOnly: z.boolean(),
});
export type PanelFile = z.infer<typeof panelFile>;

const panelModel = z.strictObject({ file: panelFile, spec: decoded<ModelSpec>(modelForm) });
export type PanelModel = z.infer<typeof panelModel>;
export const panelModels = z.array(panelModel);

const panelCard = z.strictObject({ file: panelFile, spec: decoded<PricedHardware>(hardwareForm) });
export type PanelCard = z.infer<typeof panelCard>;
export const panelCards = z.array(panelCard);

const index = z.int().check(z.gte(0));
const panelDeployment = z.strictObject({
  file: panelFile,
  spec: decoded<DeploymentSpec>(deploymentForm),
  /** Indexes of the model and the cards in the subject. */
  model: index,
  attention: index,
  ffn: index,
});
export type PanelDeployment = z.infer<typeof panelDeployment>;

/**
 * Everything that panels show: the active deployment, the other ones, and the models and cards of the workspace.
 */
export const panelSubject = z.strictObject({
  /**
   * `empty`: there is no deployment; `error`: there is one that could never be costed, and `message` explains why.
   */
  status: z.enum(['empty', 'ready', 'stale', 'error']),
  message: z.string(),
  /** Index of the active deployment; null if there is none. */
  active: z.nullable(index),
  deployments: z.array(panelDeployment),
  models: panelModels,
  cards: panelCards,
});
export type PanelSubject = z.infer<typeof panelSubject>;

/** Whether all indexes of a subject are valid. */
export function isWhole({ active, deployments, models, cards }: PanelSubject): boolean {
  return (
    (active === null || active < deployments.length) &&
    deployments.every(
      ({ model, attention, ffn }) => model < models.length && attention < cards.length && ffn < cards.length,
    )
  );
}
