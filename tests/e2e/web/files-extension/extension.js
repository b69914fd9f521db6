// A file system of the test's web server, as a virtual workspace has one: no disk, and no search.
const vscode = require('vscode');

exports.activate = (context) => {
  const server = new URL('/workspace', context.extensionUri.toString());
  const changed = new vscode.EventEmitter();
  /** What was written in this session; the server's files stay as they are. */
  const written = new Map();

  async function get(uri, question = '') {
    const response = await fetch(`${server}${encodeURI(uri.path)}${question}`);
    if (!response.ok) throw vscode.FileSystemError.FileNotFound(uri);
    return response;
  }

  const provider = {
    onDidChangeFile: changed.event,
    watch: () => new vscode.Disposable(() => {}),
    async stat(uri) {
      const text = written.get(uri.path);
      if (text) return { type: vscode.FileType.File, ctime: 0, mtime: Date.now(), size: text.length };
      return (await get(uri, '?stat')).json();
    },
    async readDirectory(uri) {
      return (await get(uri, '?list')).json();
    },
    async readFile(uri) {
      return written.get(uri.path) ?? new Uint8Array(await (await get(uri)).arrayBuffer());
    },
    async writeFile(uri, content) {
      written.set(uri.path, content);
      changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
    },
    createDirectory() {},
    delete(uri) {
      written.delete(uri.path);
    },
    rename() {},
  };
  context.subscriptions.push(vscode.workspace.registerFileSystemProvider('decode-lens-test', provider));
};
