import fs from 'node:fs';
import path from 'node:path';

const OF_FOLDER = /\?texts$/;

/** The absolute path of the folder that `./folder?texts` names in a module. */
const folderOf = (specifier, importer) =>
  path.resolve(path.dirname(importer), specifier.replace(OF_FOLDER, ''));

/** The YAML files of a folder, sorted by name, without extension. */
const filesOf = (folder) =>
  fs
    .readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => [path.basename(file, '.yaml'), path.join(folder, file)])
    .sort(([one], [other]) => (one < other ? -1 : 1));

/** A module that exports the texts of a folder's YAML files by name. */
function moduleOf(folder) {
  const texts = filesOf(folder).map(([name, file]) => [name, fs.readFileSync(file, 'utf8')]);
  return `export default ${JSON.stringify(Object.fromEntries(texts))};`;
}

/**
 * A Vite plugin: imports `./folder?texts` as the texts of its YAML files, and `.wgsl` files as text, as esbuild
 * does.
 */
export const texts = {
  name: 'texts',
  enforce: 'pre',
  resolveId: (id, importer) => (OF_FOLDER.test(id) ? `${folderOf(id, importer)}?texts` : null),
  load(id) {
    if (OF_FOLDER.test(id)) return moduleOf(id.replace(OF_FOLDER, ''));
    if (!id.endsWith('.wgsl')) return null;
    return `export default ${JSON.stringify(fs.readFileSync(id, 'utf8'))};`;
  },
};

/** An esbuild plugin: imports `./folder?texts` as the texts of the folder's YAML files. */
export const textsForEsbuild = {
  name: 'texts',
  setup(build) {
    build.onResolve({ filter: OF_FOLDER }, ({ path: specifier, importer }) => ({
      path: folderOf(specifier, importer),
      namespace: 'texts',
    }));
    build.onLoad({ filter: /.*/, namespace: 'texts' }, ({ path: folder }) => ({
      contents: moduleOf(folder),
      loader: 'js',
      watchDirs: [folder],
      watchFiles: filesOf(folder).map(([, file]) => file),
    }));
  },
};
