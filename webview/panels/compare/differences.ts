import { formatQuantity, formatTokens } from '../../../server/core/quantity';
import type { DeploymentSpec } from '../../../server/core/spec';
import type { Place } from '../../charts/picture';
import { placeOf, type StudyDeployment } from '../../study/study';

/** A figure of a deployment's files in words, and where it is written. */
export interface Stated {
  readonly name: string;
  readonly text: string;
  readonly place: Place;
}

function degrees(parallel: object | undefined): string {
  const stated = Object.entries(parallel ?? {}).filter(([, value]) => value !== undefined);
  if (stated.length === 0) return 'as the pool allows';
  return stated
    .map(([key, value]) => (typeof value === 'object' ? `${key}: ${degrees(value)}` : `${key} ${value}`))
    .join(', ');
}

function poolFigures({ file, spec }: StudyDeployment): readonly Stated[] {
  const pools =
    spec.topology === 'afd'
      ? ([
          ['attention', spec.attention],
          ['ffn', spec.ffn],
        ] as const)
      : ([['pool', spec.pool]] as const);
  return pools.flatMap(([key, { instances, accelerators, parallel }]) => [
    {
      name: `${key}: servers`,
      text: `${instances} of ${accelerators} accelerators`,
      place: placeOf(file, key, 'instances'),
    },
    { name: `${key}: parallel`, text: degrees(parallel), place: placeOf(file, key, 'parallel') },
  ]);
}

const contextText = ({ workload: { context } }: DeploymentSpec): string =>
  typeof context === 'number'
    ? `${formatTokens(context)} tokens`
    : `${formatTokens(context.mean)} mean, ${formatTokens(context.max)} longest`;

/** What the files of a deployment say that makes it cost what it costs. */
export function statedFigures(deployment: StudyDeployment): readonly Stated[] {
  const { file, spec, model, attention, ffn } = deployment;
  const card = (
    name: string,
    { file: cardFile, spec: hardware, name: text }: StudyDeployment['attention'],
  ): readonly Stated[] => [
    { name: `${name} card`, text, place: placeOf(cardFile, 'name') },
    {
      name: `${name} card: price`,
      text: hardware.price === undefined ? 'none' : formatQuantity(hardware.price, 'price'),
      place: placeOf(cardFile, 'price'),
    },
  ];
  return [
    { name: 'model', text: model.name, place: placeOf(file, 'model') },
    { name: 'topology', text: spec.topology, place: placeOf(file, 'topology') },
    { name: 'context', text: contextText(spec), place: placeOf(file, 'workload', 'context') },
    { name: 'batch', text: String(spec.workload.batch), place: placeOf(file, 'workload', 'batch') },
    {
      name: 'micro-batches',
      text: String(spec.micro_batches ?? 'default'),
      place: placeOf(file, 'micro_batches'),
    },
    ...card('attention', attention),
    ...card('ffn', ffn),
    ...poolFigures(deployment),
  ];
}
