/** What a folder holds, and what its files may import besides each other. */
export interface Room {
  /** What it holds, in a line of docs/architecture.md. */
  readonly holds: string;
  /** The rooms that it may look into. A room within the folder of another also sees that one. */
  readonly sees?: readonly string[];
  /** npm packages; `a/*` stands for every package of a scope. */
  readonly packages?: readonly string[];
  /** Which of its files may import Node's own modules: all, or those whose name says so. None where this is left out. */
  readonly node?: 'all' | 'named';
  /**
   * What others may import where the room has an `index.ts`: more files besides it, or all, because each file stands
   * for one idea.
   */
  readonly entries?: readonly string[] | 'all';
}

const core = (...names: readonly string[]) => names.map((name) => `server/core/${name}`);
const language = (...names: readonly string[]) => names.map((name) => `server/language/${name}`);
const yaml = ['server/yaml/parse', 'server/yaml/edit'];

/**
 * The rooms and the arrows between them; what is not here is not allowed. `*` stands for one folder, each of which is a
 * room of its own.
 */
export const rooms: Readonly<Record<string, Room>> = {
  'server/core/text': { holds: 'the names of files, and text that a terminal shows as it is' },
  'server/core/data': { holds: 'plain data by key path' },
  'server/core/quantity': { holds: 'units and dimensions: text → SI number → text' },
  'server/core/formula': { holds: 'formulas as data: read, computed, shown' },
  'server/core/spec': {
    holds: 'the zod schemas of the three kinds of file: the only definition of the language',
    sees: core('data', 'designs', 'fields', 'quantity'),
    packages: ['zod'],
  },
  'server/core/catalog': { holds: 'the bundled files, as text', entries: ['benchmark-names'] },
  'server/core/pipeline': {
    holds: 'micro-batches through resources: the event simulation and its exact period',
  },
  'server/core/cost': {
    holds: 'a model ready for costing: its work, parameters, memory and bound, followed back to the file',
    sees: core('designs', 'formula', 'quantity', 'spec', 'pipeline'),
    entries: ['bound', 'rate'],
  },
  'server/core/cost/estimate': {
    holds: 'kernels, links and memory of a deployment; what binds',
    sees: core('designs', 'formula', 'spec', 'pipeline'),
  },
  'server/core/summary': {
    holds: 'what a model or a deployment comes to',
    sees: core('advice', 'cost', 'quantity', 'spec'),
    entries: ['contexts', 'paper'],
  },
  'server/core/fields': {
    holds: 'the kinds of value that specs are written with',
    sees: core('quantity'),
    packages: ['zod'],
  },
  'server/core/designs': {
    holds:
      'one file an attention or FFN type: its schema, its work, how it divides, what it keeps and how it is measured',
    sees: core('fields', 'formula', 'quantity'),
    packages: ['zod'],
  },
  'server/core/search': {
    holds: 'largest batch, breaking context, balance, neighbours, frontier',
    sees: core('cost', 'pipeline', 'spec'),
  },
  'server/core/explore': {
    holds: 'a space of deployments: its points by number, the bounds that leave some out, the frontier',
    sees: core('cost', 'search', 'spec'),
  },
  'server/core/advice': {
    holds: 'what is wrong with a design or deployment in numbers, and what puts it right; one file an idea',
    sees: core('cost', 'data', 'formula', 'pipeline', 'quantity', 'search', 'spec'),
    entries: 'all',
  },
  'server/core/profile': {
    holds: 'the schema of what a GPU was measured to reach, and the names of the kernels',
    sees: core('spec'),
    packages: ['zod'],
  },
  'server/core/calibrate': {
    holds: 'efficiencies fitted from measurements',
    sees: core('cost', 'data', 'designs', 'profile', 'quantity', 'spec'),
    packages: ['zod'],
    entries: ['same-card'],
  },
  'server/core/validate': {
    holds: 'measured runs against their estimates, row by row',
    sees: core('calibrate', 'cost', 'spec'),
  },

  'server/yaml/parse': {
    holds: 'YAML → a tree without positions, incrementally, however broken',
    packages: ['@lezer/common', '@lezer/lr', '@lezer/yaml'],
    entries: ['locate', 'scan/chars'],
  },
  'server/yaml/edit': {
    holds: 'changes of YAML that keep comments and style',
    sees: ['server/yaml/parse'],
  },
  'server/yaml/format': { holds: 'one layout for a file', sees: yaml },
  'server/yaml/ranges': { holds: 'what folds, and what a selection grows to', sees: ['server/yaml/parse'] },
  'server/yaml': { holds: 'the public entry of the YAML library, which imports nothing of ours' },

  'server/language/schema': {
    holds: 'data against schemas: issues by key path, the schema at a path',
    sees: core('quantity'),
    packages: ['zod'],
    entries: ['shape'],
  },
  'server/language/workspace': {
    holds: 'files, the references between them, and one costing for each version of a deployment',
    sees: [
      ...core('advice', 'catalog', 'cost', 'data', 'quantity', 'spec', 'summary'),
      'server/language/schema',
      'server/yaml/parse',
    ],
  },
  'server/language/rules': {
    holds: 'one file a finding: what is wrong in words, where, and how it is fixed',
    sees: [
      ...core('advice', 'cost', 'data', 'designs', 'formula', 'quantity', 'spec', 'text'),
      ...language('schema', 'workspace'),
      ...yaml,
    ],
  },
  'server/language/present': {
    holds: 'figures, findings and edits as the editor shows them',
    sees: [
      ...core('cost', 'data', 'formula', 'quantity', 'spec', 'summary', 'text'),
      ...language('rules', 'workspace'),
      ...yaml,
    ],
    packages: ['vscode-languageserver-types'],
    entries: 'all',
  },
  'server/language/names': {
    holds: 'the names that files define and use',
    sees: [
      ...core('designs', 'spec'),
      ...language('present', 'workspace'),
      'server/yaml/edit',
      'server/yaml/parse',
    ],
    packages: ['vscode-languageserver-types'],
  },
  'server/language/import': {
    holds: 'a Hugging Face configuration becomes a model file, a measurement the numbers of a hardware file',
    sees: [
      ...core('calibrate', 'cost', 'data', 'quantity', 'spec'),
      ...language('rules', 'workspace'),
      ...yaml,
    ],
    packages: ['yaml', 'zod'],
  },
  'server/language/features/*': {
    holds: 'one folder an editor feature; no feature imports another',
    sees: [
      'server/core/*',
      ...language('names', 'present', 'rules', 'schema', 'workspace'),
      ...yaml,
      'server/yaml',
    ],
    packages: ['vscode-languageserver-types', 'zod'],
  },
  'server/language': {
    holds: 'the public entry of the language',
    sees: [...core('advice', 'text'), 'server/yaml/parse'],
  },

  'server/protocol': {
    holds: 'the requests and messages of our own, as schemas of zod/mini, which is small enough for panels',
    sees: core('profile', 'spec', 'summary'),
    packages: ['zod'],
  },
  'server/tooling': {
    holds: 'specs and configurations read for the command line and for agents',
    sees: [
      'server/core/*',
      'server/language',
      ...language('features/*', 'present', 'workspace'),
      'server/node',
    ],
    node: 'all',
  },
  'server/node': { holds: 'files and git of this machine', sees: ['server/language'], node: 'all' },
  'server/lsp': {
    holds: 'connection, documents, scheduling; the language mapped to the protocol',
    sees: [
      'server/core/*',
      'server/language',
      ...language('features/*', 'import', 'names', 'present', 'rules', 'workspace'),
      ...yaml,
      'server/yaml',
      'server/protocol',
      'server/node',
    ],
    packages: ['vscode-languageserver'],
    node: 'named',
  },
  'server/cli': {
    holds: 'arguments → core and language → text or JSON',
    sees: [
      'server/core/*',
      'server/language',
      ...language('features/*', 'import', 'present'),
      'server/node',
      'server/tooling',
      'server/lsp',
      'server/mcp',
      'kernels',
      'kernels/host',
    ],
    packages: ['vscode-languageserver'],
    node: 'all',
  },
  'server/mcp': {
    holds: 'the same for agents, over the Model Context Protocol; a bundle of its own',
    sees: [
      'server/core/*',
      'server/language',
      ...language('present', 'rules'),
      'server/node',
      'server/tooling',
    ],
    packages: ['@modelcontextprotocol/*', 'zod'],
    node: 'all',
  },

  'client/features/*': {
    holds: 'one folder a feature of the VS Code extension; no feature imports another',
    sees: [...core('text'), 'server/protocol', 'client/webview', 'kernels', 'kernels/check', 'kernels/host'],
    packages: ['vscode', 'vscode-languageclient'],
    node: 'named',
  },
  'client/webview': {
    holds: 'what panels need of the extension',
    sees: [...core('text'), 'server/protocol'],
    packages: ['vscode'],
  },
  'client/platform': {
    holds: 'the main files: on Node and in a browser',
    sees: ['client', 'client/features/*', 'kernels', 'kernels/host'],
    packages: ['vscode', 'vscode-languageclient'],
    node: 'named',
  },
  client: {
    holds: 'the extension put together from its features',
    sees: ['client/features/*'],
    packages: ['vscode', 'vscode-languageclient'],
  },

  'webview/dom': { holds: 'elements and controls of a page' },
  'webview/host': {
    holds: 'the editor, or a page that stands in for it, and its theme',
    sees: [...core('text'), 'server/protocol'],
    packages: ['zod'],
  },
  'webview/charts': {
    holds: 'pictures as data, and how they are drawn and exported',
    sees: ['webview/dom', 'webview/host'],
    packages: ['chart.js', 'chartjs-plugin-annotation', 'svgcanvas'],
  },
  'webview/study': {
    holds: 'the numbers that panels show',
    sees: [
      ...core('cost', 'quantity', 'spec', 'summary', 'text'),
      'server/protocol',
      'webview/charts',
      'webview/dom',
    ],
    packages: ['zod'],
  },
  'webview/frame': {
    holds: 'the page around a panel: controls, figures, tables, export',
    sees: ['server/protocol', 'webview/charts', 'webview/dom', 'webview/host', 'webview/study'],
    packages: ['zod'],
  },
  'webview/panels/*': {
    holds: 'one folder a panel: a pure function of the numbers; no panel imports another',
    sees: [
      ...core('advice', 'cost', 'pipeline', 'quantity', 'search', 'spec', 'summary'),
      'server/protocol',
      'webview/charts',
      'webview/dom',
      'webview/frame',
      'webview/host',
      'webview/study',
    ],
    packages: ['chart.js', 'zod'],
  },
  'webview/profile': {
    holds: 'the page that lends the kernels its GPU and shows what they reach',
    sees: [
      ...core('calibrate', 'profile', 'quantity', 'text'),
      'server/protocol',
      'webview/charts',
      'webview/dom',
      'webview/frame',
      'webview/host',
    ],
    packages: ['chart.js', 'zod'],
  },
  webview: {
    holds: 'the panels put together',
    sees: ['server/protocol', 'webview/charts', 'webview/frame', 'webview/host', 'webview/panels/*'],
    packages: ['zod'],
  },

  kernels: {
    holds: 'WGSL and the GPU runner, with its hosts',
    sees: core('designs', 'formula', 'profile'),
    packages: ['webgpu', 'zod'],
    node: 'named',
    entries: ['check/report', 'host/host', 'host/node', 'host/node-find'],
  },
};
