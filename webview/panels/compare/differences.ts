import { formatQuantity, formatTokens } from '../../../server/core/quantity';
import { type DeploymentSpec, type PlacedHalf, poolsOf, spreadOf } from '../../../server/core/spec';
import type { Place } from '../../charts/picture';
import { placeOf, pricePlace, type StudyDeployment } from '../../study/study';

/** A formatted value of a deployment's files, and where it is written. */
export interface Stated {
  readonly name: string;
  readonly text: string;
  readonly place: Place;
}

function degreesText(degrees: PlacedHalf['degrees']): string {
  const stated = Object.entries(degrees ?? {}).filter(([, degree]) => degree !== undefined);
  if (stated.length === 0) return 'default';
  return stated.map(([key, degree]) => `${key} ${degree}`).join(', ');
}

/** The degrees of a pool; with several halves, each with its name. */
function parallelText(halves: readonly PlacedHalf[]): string {
  const [only, ...others] = halves;
  if (only !== undefined && others.length === 0) return degreesText(only.degrees);
  const stated = halves.filter(({ degrees }) => degrees !== undefined);
  if (stated.length === 0) return degreesText(undefined);
  return stated.map(({ half, degrees }) => `${half}: ${degreesText(degrees)}`).join(', ');
}

function poolFigures({ file, spec }: StudyDeployment): readonly Stated[] {
  return poolsOf(spec).flatMap(({ key, instances, accelerators, halves }) => [
    {
      name: `${key}: servers`,
      text: `${instances} × ${accelerators} accelerators`,
      place: placeOf(file, key, 'instances'),
    },
    { name: `${key}: parallel`, text: parallelText(halves), place: placeOf(file, key, 'parallel') },
  ]);
}

const contextText = ({ workload: { context } }: DeploymentSpec): string =>
  typeof context === 'number'
    ? `${formatTokens(context)} tokens`
    : `${formatTokens(spreadOf(context).mean)} mean, ${formatTokens(spreadOf(context).max)} longest`;

/** The values in the files of a deployment that determine its cost. */
export function statedFigures(deployment: StudyDeployment): readonly Stated[] {
  const { file, spec, model, attention, ffn } = deployment;
  const card = (name: string, of: StudyDeployment['attention']): readonly Stated[] => [
    { name: `${name} card`, text: of.name, place: placeOf(of.file, 'name') },
    {
      name: `${name} card: price`,
      text: of.spec.price === undefined ? 'none' : formatQuantity(of.spec.price, 'price'),
      place: pricePlace(of),
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
