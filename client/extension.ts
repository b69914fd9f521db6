import type { ExtensionContext } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { registerCatalogDocuments } from './features/catalog/documents';
import { registerImport } from './features/import/import-config';
import { type AgentProgram, registerAgentServer } from './features/mcp/definitions';
import { registerPanels } from './features/panels/panels';
import { type MakeNodeHost, registerProfile } from './features/profile/profile';
import { initializationOptionsOf } from './features/server/client-options';
import { startLanguageServer } from './features/server/language-server';
import { registerSettings } from './features/settings/settings';
import { type CheckShaders, registerShaders } from './features/shaders/shaders';
import { registerStatus } from './features/status/status-item';
import { type CheckProgram, registerCheckTasks } from './features/tasks/check-tasks';
import { registerExample } from './features/walkthrough/example';
import { registerClientFiles } from './features/web/client-files';

/** What differs between the desktop and the browser. */
export interface Platform {
  createLanguageClient(context: ExtensionContext, options: LanguageClientOptions): BaseLanguageClient;
  /** How the command line is started; absent where no process can be. */
  checkProgram?(context: ExtensionContext): CheckProgram;
  /** How the server for agents is started; absent likewise. */
  agentProgram?(context: ExtensionContext): AgentProgram;
  /** How kernels are run in a process; absent likewise. */
  nodeHost?(context: ExtensionContext): MakeNodeHost;
  /** How a repository of this project checks its shaders; absent likewise. */
  readonly checkShaders?: CheckShaders;
}

/** Puts the features together; the platforms' modules are what the editor activates. */
export function compose(context: ExtensionContext, platform: Platform): void {
  const server = startLanguageServer(
    (options) => platform.createLanguageClient(context, options),
    () => initializationOptionsOf(context),
  );
  registerClientFiles(server);
  context.subscriptions.push(
    server,
    registerCatalogDocuments(server),
    registerStatus(server),
    registerPanels(server, context),
    registerProfile(server, context, platform.nodeHost?.(context)),
    registerSettings(context),
    registerExample(context),
    registerCheckTasks(platform.checkProgram?.(context)),
    registerShaders(platform.checkShaders),
    registerImport(server),
    registerAgentServer(context, platform.agentProgram?.(context)),
  );
}
