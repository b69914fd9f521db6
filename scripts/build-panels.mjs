import { bundleWebview } from './lib/webview-bundle.mjs';

/** Bundles the panels: one script and one style sheet for webviews and for pages of their own. */
export const buildPanels = (options) => bundleWebview('main.ts', 'panels', options);
