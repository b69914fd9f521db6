import type { FromProfilePanel, ToProfilePanel } from '../../server/protocol/profile-messages';
import '../style.css';
import './profile.css';
import { registerCharts } from '../charts/registered';
import { editorHost } from '../host/editor-host';
import { readProfileMessage } from './host';
import { mountProfile } from './mount';
import { pageData, pageHost } from './page-host';

registerCharts();
const parent = document.getElementById('panel') ?? document.body;
const { worker } = document.body.dataset;
const editor = editorHost<FromProfilePanel, ToProfilePanel>(readProfileMessage);

if (editor !== undefined) mountProfile(parent, editor, worker);
else {
  const written = document.getElementById('decode-lens-data')?.textContent;
  const page = pageHost(written ? pageData.parse(JSON.parse(written)) : undefined);
  mountProfile(parent, page.host, worker);
  // Stands in for the editor in tests: pushes messages to this page, and records those that it sends.
  Object.assign(window, { decodeLens: page });
}
