import { oneLine } from '../core/text/escapes';
import type { FileChange } from '../language';
import { MODEL_FIGURES } from '../language/present/change-words';
import type { Diff } from './diff-request';
import { DEPLOYMENT_FIGURES, type DiffRow, deploymentRow, modelRow } from './diff-rows';
import { textTable } from './table';

/** The rows of one kind of file, and the number of unchanged files. */
interface Part {
  readonly thing: string;
  readonly columns: readonly string[];
  readonly rows: readonly DiffRow[];
  readonly unchanged: number;
}

const changed = ({ state }: FileChange<unknown>): boolean => state !== 'unchanged';

function partsOf({ comparison: { deployments, models } }: Diff): readonly Part[] {
  return [
    {
      thing: 'deployment',
      columns: DEPLOYMENT_FIGURES.map(([head]) => head),
      rows: deployments.filter(changed).map(deploymentRow),
      unchanged: deployments.filter((change) => !changed(change)).length,
    },
    {
      thing: 'model',
      columns: MODEL_FIGURES.map(([head]) => head),
      rows: models.filter(changed).map(modelRow),
      unchanged: models.filter((change) => !changed(change)).length,
    },
  ];
}

function summary(parts: readonly Part[]): string {
  const words = parts
    .filter(({ unchanged }) => unchanged > 0)
    .map(({ thing, unchanged }) => `${unchanged} ${thing}${unchanged === 1 ? '' : 's'}`);
  const any = parts.some(({ rows }) => rows.length > 0);
  if (words.length > 0) return `${words.join(' and ')} unchanged`;
  return any ? '' : 'no deployment and no model here';
}

/** Models are compared at 8K; estimates use the deployments’ own load. */
const BASIS = 'estimate at each deployment’s own load; models per token at 8K';

/** A comparison for a terminal. */
export function diffText(diff: Diff): string {
  const parts = partsOf(diff);
  const tables = parts
    .filter(({ rows }) => rows.length > 0)
    .map(({ thing, columns, rows }) =>
      [
        textTable(
          [thing, ...columns],
          rows.map(({ name, cells }) => [name, ...cells]),
        ),
        ...rows.flatMap(({ name, notes }) => notes.map((note) => oneLine(`${name}: ${note}`))),
        '',
      ].join('\n'),
    );
  const title = `against ${diff.revision} (${diff.commit.slice(0, 10)}), ${BASIS}`;
  return [title, '', ...tables, summary(parts)].join('\n').trimEnd();
}

/** Escapes a cell, so that its text cannot end the cell, start a tag, mention a person or format. */
function cell(text: string): string {
  return text
    .replace(/[\\`*_[\]<>|~#]/g, '\\$&')
    .replace(/@/g, '@\u200b')
    .replace(/\s+/g, ' ');
}

/** Escapes a note. Text in backticks stays code, unless that would end the cell. */
function note(text: string): string {
  return text
    .split(/(`[^`|\\]+`)/)
    .map((part, index) => (index % 2 === 1 ? part.replace(/\s+/g, ' ') : cell(part)))
    .join('');
}

/** A comparison as Markdown for a comment on a pull request. */
export function diffMarkdown(diff: Diff): string {
  const parts = partsOf(diff);
  const tables = parts
    .filter(({ rows }) => rows.length > 0)
    .map(({ thing, columns, rows }) =>
      [
        `| ${[thing, ...columns, 'why'].join(' | ')} |`,
        `| --- |${' ---: |'.repeat(columns.length)} --- |`,
        ...rows.map(
          ({ name, cells, notes }) =>
            `| ${[name, ...cells].map(cell).join(' | ')} | ${notes.map(note).join('<br>')} |`,
        ),
        '',
      ].join('\n'),
    );
  const title = `**Decoding cost against ${cell(diff.revision)}** (\`${diff.commit.slice(0, 10)}\`, ${BASIS})`;
  return [title, '', ...tables, summary(parts)].join('\n').trimEnd();
}
