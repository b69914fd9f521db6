import type { PanelName } from '../server/protocol/panels';
import { type MountedPanel, mountPanel } from './frame/mount';
import type { Host } from './host/host';
import { comparePanel } from './panels/compare/panel';
import { contextPanel } from './panels/context/panel';
import { costPanel } from './panels/cost/panel';
import { frontierPanel } from './panels/frontier/panel';
import { pipelinePanel } from './panels/pipeline/panel';
import { rooflinePanel } from './panels/roofline/panel';

/** Mounts a panel by its name. */
export function mountNamed(
  parent: HTMLElement,
  name: PanelName,
  host: Host,
  level: 'h1' | 'h2',
): MountedPanel {
  switch (name) {
    case 'pipeline':
      return mountPanel(parent, pipelinePanel(), host, level);
    case 'cost':
      return mountPanel(parent, costPanel, host, level);
    case 'roofline':
      return mountPanel(parent, rooflinePanel, host, level);
    case 'context':
      return mountPanel(parent, contextPanel, host, level);
    case 'frontier':
      return mountPanel(parent, frontierPanel, host, level);
    case 'compare':
      return mountPanel(parent, comparePanel, host, level);
  }
}
