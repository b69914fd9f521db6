import { catalog } from '../../server/core/catalog';
import { Workspace } from '../../server/language';
import { catalogFigures } from '../../server/language/present/catalog-figures';

const BEGIN = '<!-- catalog: written by `npm run reference` from the files in server/core/catalog -->';
const END = '<!-- end of catalog -->';

function tables(): string {
  const workspace = new Workspace();
  const tableOf = (title: string, kind: 'model' | 'hardware'): string => {
    const rows = catalog.flatMap((entry) => {
      const found = entry.kind === kind ? catalogFigures(entry.id, workspace) : undefined;
      return found === undefined ? [] : [`| \`catalog:${entry.id}\` | ${found.name} | ${found.figures} |`];
    });
    return [`## ${title}\n`, '| reference | name | key figures |', '| --- | --- | --- |', ...rows, ''].join(
      '\n',
    );
  };
  return [tableOf('Models', 'model'), tableOf('Accelerators', 'hardware')].join('\n');
}

/** The page of the catalog with tables generated from the bundled files. */
export function withCatalog(page: string): string {
  const [before = '', rest = ''] = page.split(BEGIN);
  const [, after = ''] = rest.split(END);
  return `${before}${BEGIN}\n\n${tables()}\n${END}${after}`;
}
