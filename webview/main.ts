import type { FromPanel, ToPanel } from '../server/protocol/panel-messages';
import { panelName, panelNames } from '../server/protocol/panels';
import './style.css';
import { registerCharts } from './charts/registered';
import { editorHost } from './host/editor-host';
import { readMessage } from './host/host';
import { pageData, pageHosts } from './host/page-host';
import { PANELS } from './panels';

registerCharts();
const parent = document.getElementById('panel') ?? document.body;
const wanted = panelName.safeParse(document.body.dataset.panel);
const names = wanted.success ? [wanted.data] : panelNames;
const editor = editorHost<FromPanel, ToPanel>(readMessage);

if (editor !== undefined) for (const name of names.slice(0, 1)) PANELS[name](parent, editor, 'h1');
else {
  const written = document.getElementById('decode-lens-data')?.textContent;
  const data = written ? pageData.parse(JSON.parse(written)) : undefined;
  const hosts = pageHosts(data);
  const shown = names.filter((name) => names.length === 1 || name !== 'validation' || data?.validation);
  for (const name of shown) PANELS[name](parent, hosts.hostOf(name), names.length > 1 ? 'h2' : 'h1');
  // Stands in for the editor in tests: pushes messages to this page, and records those that it sends.
  Object.assign(window, { decodeLens: hosts });
}
