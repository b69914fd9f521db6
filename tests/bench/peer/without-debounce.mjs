// Loaded into the YAML language server before its own code: it validates at once, and not 200 ms after the last edit. The
// delay is no setting but a constant of its settings class, whose source is changed as it is loaded; the file is not.
import { registerHooks } from 'node:module';

const DELAY = 'this.validationDelayMs = 200;';

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    if (!url.endsWith('/out/src/yamlSettings.js')) return loaded;
    const source = String(loaded.source);
    if (!source.includes(DELAY)) throw new Error(`yaml-language-server has changed: it has no ${DELAY}`);
    return { ...loaded, source: source.replace(DELAY, 'this.validationDelayMs = 0;') };
  },
});
