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

/** The parts that differ between the desktop and the browser. */
export interface Platform {
  createLanguageClient(context: ExtensionContext, options: LanguageClientOptions): BaseLanguageClient;
  /** How to start the command line; absent if no process can be started. */
  checkProgram?(context: ExtensionContext): CheckProgram;
  /** How to start the MCP server; absent if no process can be started. */
  agentProgram?(context: ExtensionContext): AgentProgram;
  /** How to run kernels in a process; absent if no process can be started. */
  nodeHost?(context: ExtensionContext): MakeNodeHost;
  /** How to check the shaders of this project's repository; absent if no process can be started. */
  readonly checkShaders?: CheckShaders;
}

/** Registers all features; the modules in `platform/` call this on activation. */
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
