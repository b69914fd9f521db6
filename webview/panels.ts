import type { PanelName } from '../server/protocol/panels';
import { type MountedPanel, mountPanel } from './frame/mount';
import type { Panel } from './frame/panel';
import type { Host } from './host/host';
import { comparePanel } from './panels/compare/panel';
import { contextPanel } from './panels/context/panel';
import { costPanel } from './panels/cost/panel';
import { frontierPanel } from './panels/frontier/panel';
import { pipelinePanel } from './panels/pipeline/panel';
import { rooflinePanel } from './panels/roofline/panel';
import { validationPanel } from './panels/validation/panel';

/** Mounts a panel on a page. */
type Mount = (parent: HTMLElement, host: Host, level: 'h1' | 'h2') => MountedPanel;

const mount =
  <Options>(make: () => Panel<Options>): Mount =>
  (parent, host, level) =>
    mountPanel(parent, make(), host, level);

/** The panels by their names. */
export const PANELS: Readonly<Record<PanelName, Mount>> = {
  pipeline: mount(pipelinePanel),
  cost: mount(() => costPanel),
  roofline: mount(() => rooflinePanel),
  context: mount(() => contextPanel),
  frontier: mount(() => frontierPanel),
  compare: mount(() => comparePanel),
  validation: mount(() => validationPanel),
};
