import * as vscode from 'vscode';

/** How to start the MCP server, without its roots. */
export interface AgentProgram {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** The MCP API of VS Code 1.101 and later; the client is compiled against the oldest supported version. */
interface McpEditor {
  readonly McpStdioServerDefinition: new (
    label: string,
    command: string,
    args: string[],
    env: Record<string, string>,
    version: string,
  ) => object;
  readonly lm: {
    registerMcpServerDefinitionProvider(
      id: string,
      provider: {
        readonly onDidChangeMcpServerDefinitions: vscode.Event<void>;
        provideMcpServerDefinitions(): object[];
      },
    ): vscode.Disposable;
  };
}

/** The editor's MCP API, if it has one. */
function mcpEditor(): McpEditor | undefined {
  const editor: Partial<Record<keyof McpEditor, unknown>> = vscode;
  const lm = editor.lm as Partial<McpEditor['lm']> | undefined;
  const knows =
    typeof editor.McpStdioServerDefinition === 'function' &&
    typeof lm?.registerMcpServerDefinitionProvider === 'function';
  return knows ? (editor as unknown as McpEditor) : undefined;
}

/** As in package.json. */
const PROVIDER = 'decodeLens.mcp';

/** Registers the MCP server for the open folders, whose specs it may read. */
export function registerAgentServer(
  { extension }: vscode.ExtensionContext,
  program: AgentProgram | undefined,
): vscode.Disposable {
  const editor = mcpEditor();
  if (program === undefined || editor === undefined) return new vscode.Disposable(() => {});
  const changed = new vscode.EventEmitter<void>();
  const version = String((extension.packageJSON as { readonly version?: unknown }).version);
  const provider = {
    onDidChangeMcpServerDefinitions: changed.event,
    provideMcpServerDefinitions() {
      const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
      if (folders.length === 0) return [];
      const args = [...program.args, ...folders.flatMap(({ uri }) => ['--root', uri.fsPath])];
      return [
        new editor.McpStdioServerDefinition(
          'Decode Lens',
          program.command,
          args,
          { ...program.env },
          version,
        ),
      ];
    },
  };
  return vscode.Disposable.from(
    changed,
    vscode.workspace.onDidChangeWorkspaceFolders(() => changed.fire()),
    editor.lm.registerMcpServerDefinitionProvider(PROVIDER, provider),
  );
}
