import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { inRoot } from '../../../scripts/lib/paths.mjs';

const types = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/**
 * Takes the code-server parts out of its workbench, which otherwise looks for the server that it came from: then it is the one of
 * vscode.dev, with no extension host but the browser's.
 */
function withoutRemote(workbench) {
  let patched = 0;
  const count =
    (replace) =>
    (all, ...groups) => {
      patched++;
      return replace(all, ...groups);
    };
  const text = workbench
    .replace(
      /(scheme:[\w$]+)\.vscodeRemote(\}\),"User"\))/,
      count((_, before, after) => `${before}.vscodeUserData${after}`),
    )
    .replace(
      /,remoteAuthority:location\.host\}/,
      count(() => '}'),
    );
  if (patched !== 2) throw new Error('This version of the workbench is patched in other places.');
  return text;
}

function page(vscode, host, { folder, extensions, tests }) {
  const at = (place) => ({ $mid: 1, scheme: 'http', authority: host, path: place });
  const configuration = {
    serverBasePath: '.',
    webviewEndpoint: 'vs/out/vs/workbench/contrib/webview/browser/pre',
    userDataPath: '/',
    _wrapWebWorkerExtHostInIframe: false,
    enableWorkspaceTrust: false,
    // What code-server's workbench must be given.
    isEnabledFileDownloads: true,
    isEnabledFileUploads: true,
    isEnabledCoderGettingStarted: false,
    configurationDefaults: {
      'chat.disableAIFeatures': true,
      'files.autoSave': 'off',
      'telemetry.telemetryLevel': 'off',
      'workbench.startupEditor': 'none',
    },
    productConfiguration: { enableTelemetry: false, extensionsGallery: undefined, rootEndpoint: '.' },
    folderUri: { $mid: 1, ...folder },
    additionalBuiltinExtensions: extensions.slice(1).map(at),
    developmentOptions: { extensions: [at(extensions[0])], extensionTestsPath: at(tests) },
  };
  const builtin = ['theme-defaults'].map((name) => ({
    extensionPath: name,
    packageJSON: JSON.parse(fs.readFileSync(path.join(vscode, 'extensions', name, 'package.json'), 'utf8')),
  }));
  const values = {
    WORKBENCH_WEB_CONFIGURATION: escaped(JSON.stringify(configuration)),
    WORKBENCH_WEB_BASE_URL: '/vs',
    WORKBENCH_NLS_FALLBACK_URL: '/vs/out/nls.messages.js',
    WORKBENCH_NLS_URL: '/vs/out/nls.messages.js',
    BASE: '.',
    VS_BASE: '.',
  };
  const meta = `<meta id="vscode-workbench-builtin-extensions" data-settings="${escaped(JSON.stringify(builtin))}">`;
  return fs
    .readFileSync(path.join(vscode, 'out/vs/code/browser/workbench/workbench.html'), 'utf8')
    .replace('<body', `${meta}<body`)
    .replace(/\{\{([A-Z_]+)\}\}/g, (_, name) => values[name] ?? '');
}

/**
 * Serves VS Code's web workbench as static files, as vscode.dev does: there is no server behind it, and extensions run in a worker
 * of the browser.
 *
 * @param vscode the folder of the browser build
 * @param workspace the folder that is opened, through the file system of `files-extension`
 * @param tests the bundled suite, relative to the checkout
 */
export async function serveStaticWorkbench(vscode, workspace, tests) {
  const roots = {
    '/workspace/': workspace,
    '/extension/': inRoot(),
    '/files/': inRoot('tests', 'e2e', 'web', 'files-extension'),
    '/vs/': vscode,
  };
  let workbench;

  function answer(url, host, response) {
    response.setHeader('cross-origin-resource-policy', 'cross-origin');
    response.setHeader('access-control-allow-origin', '*');
    if (url.pathname === '/') {
      const folder = { scheme: 'decode-lens-test', authority: 'mount', path: '/' };
      const places = { folder, extensions: ['/extension', '/files'], tests: `/extension/${tests}` };
      response.setHeader('content-type', 'text/html');
      return response.end(page(vscode, host, places));
    }
    const root = Object.keys(roots).find((candidate) => `${url.pathname}/`.startsWith(candidate));
    const file = root && path.join(roots[root], decodeURIComponent(url.pathname.slice(root.length - 1)));
    if (!file?.startsWith(roots[root]) || !fs.existsSync(file)) return response.writeHead(404).end();
    const json = (value) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(value));
    };
    const stat = fs.statSync(file);
    if (url.searchParams.has('stat')) {
      const { ctimeMs: ctime, mtimeMs: mtime, size } = stat;
      return json({ type: stat.isDirectory() ? 2 : 1, ctime, mtime, size });
    }
    if (url.searchParams.has('list'))
      return json(
        fs
          .readdirSync(file, { withFileTypes: true })
          .map((entry) => [entry.name, entry.isDirectory() ? 2 : 1]),
      );
    if (stat.isDirectory()) return response.writeHead(404).end();
    response.setHeader('content-type', types[path.extname(file)] ?? 'text/plain');
    if (file.endsWith('/workbench/workbench.js')) {
      workbench ??= withoutRemote(fs.readFileSync(file, 'utf8'));
      return response.end(workbench);
    }
    return response.end(fs.readFileSync(file));
  }

  const server = http.createServer((request, response) =>
    answer(new URL(request.url, 'http://localhost'), request.headers.host, response),
  );
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
