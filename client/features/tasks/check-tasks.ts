import {
  commands,
  Disposable,
  l10n,
  ProcessExecution,
  Task,
  type TaskDefinition,
  TaskGroup,
  tasks,
  type WorkspaceFolder,
  window,
  workspace,
} from 'vscode';

/** How to start the check of the command line. */
export interface CheckProgram {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** The definition of a `decode-lens` task in `tasks.json`. */
interface CheckDefinition extends TaskDefinition {
  /** Files and folders, relative to the workspace folder. */
  readonly paths?: readonly string[];
}

const TYPE = 'decode-lens';

function isCheck(definition: TaskDefinition): definition is CheckDefinition {
  const { paths } = definition;
  return (
    definition.task === 'check' &&
    (paths === undefined || (Array.isArray(paths) && paths.every((path) => typeof path === 'string')))
  );
}

function checkTask(folder: WorkspaceFolder, program: CheckProgram, definition: CheckDefinition): Task {
  const { command, args, env } = program;
  const paths = definition.paths ?? ['.'];
  const run = new ProcessExecution(command, [...args, ...paths], { cwd: folder.uri.fsPath, env: { ...env } });
  // No problem matcher: the server already shows the findings of all files of the folder.
  const task = new Task(definition, folder, 'check', TYPE, run, []);
  task.group = TaskGroup.Test;
  task.detail = l10n.t('Checks all specs of the folder on the command line');
  return task;
}

/** The folders on a disk that a process can read. */
const folders = (): readonly WorkspaceFolder[] =>
  (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');

/** Registers a task that checks the specs of a folder; if no process can be started, the command says so. */
export function registerCheckTasks(program: CheckProgram | undefined): Disposable {
  const command = commands.registerCommand('decodeLens.checkFolder', async () => {
    const [folder] = folders();
    if (program === undefined || folder === undefined) {
      void window.showInformationMessage(
        l10n.t(
          'There is no folder that the command line can check. The findings of open files are in the Problems view.',
        ),
      );
      return;
    }
    await tasks.executeTask(checkTask(folder, program, { type: TYPE, task: 'check' }));
  });
  if (program === undefined) return command;
  const provider = tasks.registerTaskProvider(TYPE, {
    provideTasks: () => folders().map((folder) => checkTask(folder, program, { type: TYPE, task: 'check' })),
    resolveTask({ definition, scope }) {
      const own = typeof scope === 'object' ? scope : folders()[0];
      return own !== undefined && isCheck(definition) ? checkTask(own, program, definition) : undefined;
    },
  });
  return Disposable.from(command, provider);
}
