import fs from 'node:fs';

/** A plugin for Vite: imports `.yaml` and `.wgsl` files as text, as the bundler does. */
export const yamlAsText = {
  name: 'yaml-as-text',
  enforce: 'pre',
  load(id) {
    if (!/\.(yaml|wgsl)$/.test(id)) return null;
    return `export default ${JSON.stringify(fs.readFileSync(id, 'utf8'))};`;
  },
};
