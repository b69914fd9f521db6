// `npm run bench:panels`: runs tests/webview/speed.ts through Vite.
import { createServer, createServerModuleRunner } from 'vite';
import { inRoot } from './lib/paths.mjs';
import { texts } from './lib/texts.mjs';

const server = await createServer({
  configFile: false,
  root: inRoot(),
  logLevel: 'error',
  appType: 'custom',
  plugins: [texts],
  server: { middlewareMode: true, watch: null, ws: false },
  optimizeDeps: { noDiscovery: true },
});
try {
  await createServerModuleRunner(server.environments.ssr).import('/tests/webview/speed.ts');
} finally {
  await server.close();
}
