import { type CostedModel, costModel, type Hardware } from '../../server/core/cost';
import type { DeploymentSpec, PricedHardware } from '../../server/core/spec';
import type { PanelFile, PanelSubject } from '../../server/protocol/panel-subject';
import type { PanelCatalogResult } from '../../server/protocol/panels';
import type { PanelValidation } from '../../server/protocol/validation';
import type { Place } from '../charts/picture';

/** A model prepared for costing, and its file. */
export interface StudyModel {
  readonly file: PanelFile;
  readonly name: string;
  readonly model: CostedModel;
}

export interface StudyCard {
  readonly file: PanelFile;
  readonly name: string;
  readonly spec: PricedHardware;
}

export interface StudyDeployment {
  readonly file: PanelFile;
  readonly name: string;
  readonly spec: DeploymentSpec;
  readonly model: StudyModel;
  readonly attention: StudyCard;
  readonly ffn: StudyCard;
  readonly hardware: Hardware;
}

/** The input of the panels: a subject with prepared models, and the catalog once it is loaded. */
export interface Study {
  readonly active: StudyDeployment | undefined;
  readonly deployments: readonly StudyDeployment[];
  readonly models: readonly StudyModel[];
  readonly cards: readonly StudyCard[];
  readonly catalog:
    | { readonly models: readonly StudyModel[]; readonly cards: readonly StudyCard[] }
    | undefined;
  /** Measured runs compared with their estimates; undefined until the user chooses a file. */
  readonly validation?: PanelValidation | undefined;
}

function modelsOf(models: PanelSubject['models']): readonly StudyModel[] {
  return models.flatMap(({ file, spec }) => {
    const result = costModel(spec);
    return result.ok ? [{ file, name: spec.name, model: result.model }] : [];
  });
}

function cardsOf(cards: PanelSubject['cards']): readonly StudyCard[] {
  return cards.map(({ file, spec }) => ({ file, name: spec.name, spec }));
}

/** Prepares the bundled models, once. */
export function studyCatalog({ models, cards }: PanelCatalogResult): NonNullable<Study['catalog']> {
  return { models: modelsOf(models), cards: cardsOf(cards) };
}

/** Prepares a subject for drawing. */
export function studyOf(subject: PanelSubject, catalog: Study['catalog']): Study {
  const models = modelsOf(subject.models);
  const cards = cardsOf(subject.cards);
  const deployments = subject.deployments.flatMap(({ file, spec, ...parts }): StudyDeployment[] => {
    const model = models.find((each) => each.file === subject.models[parts.model]?.file);
    const [attention, ffn] = [cards[parts.attention], cards[parts.ffn]];
    if (model === undefined || attention === undefined || ffn === undefined) return [];
    const hardware = { attention: attention.spec, ffn: ffn.spec };
    return [{ file, name: spec.name, spec, model, attention, ffn, hardware }];
  });
  const followed = subject.active === null ? undefined : subject.deployments[subject.active]?.file;
  const active = deployments.find(({ file }) => file === followed);
  return { active, deployments, models, cards, catalog };
}

/** Where a figure is written: the entry at its key path, or its nearest existing ancestor. */
export function placeOf({ uri, lines }: PanelFile, ...path: readonly (string | number)[]): Place {
  for (let length = path.length; length > 0; length--) {
    const line = lines[path.slice(0, length).join('.')];
    if (line !== undefined) return { uri, line };
  }
  return { uri, line: lines.name ?? 0 };
}

/** Where the price of a card is written in its file. */
export function pricePlace({ file, spec: { pricing } }: Pick<StudyCard, 'file' | 'spec'>): Place {
  const basis = pricing?.basis ?? 'file';
  return basis === 'file' || basis === 'deployment' ? placeOf(file, 'price') : placeOf(file, 'prices', basis);
}
