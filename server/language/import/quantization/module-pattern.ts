/** A pattern of a checkpoint's list of modules: whether it names a module, or one that the module is in. */
export type ModulePattern = (module: string) => boolean;

/** What comes before the layers in the names of different architectures. */
const BEFORE_LAYERS = /^(?:(?:model|language_model|backbone|transformer|decoder|text_model|thinker)\.)+/;
/** Classes of modules that stand for every matrix. */
const CLASSES = new Set(['Linear', 'LinearBase', '*', '.*']);

const escaped = (text: string): string => text.replace(/[.+^${}()|[\]\\?]/g, '\\$&');

function regular(source: string): RegExp | undefined {
  try {
    return new RegExp(source);
  } catch {
    return undefined;
  }
}

/**
 * Reads a pattern: `Linear` (every matrix), `re:` and a regular expression, a name with `*`, or the name of a module or of
 * a run of modules inside one another. A name never stands for one that merely begins like it.
 */
export function modulePattern(text: string): ModulePattern {
  if (CLASSES.has(text)) return () => true;
  const expression = /^(?:re:|[+-]:)(.*)$/.exec(text)?.[1];
  if (expression !== undefined) {
    const wanted = regular(`^(?:${expression})`);
    // Whatever stands before the layers, an expression may start with it.
    const whole = [
      '',
      'model.',
      'language_model.model.',
      'model.language_model.',
      'language_model.',
      'backbone.',
    ];
    return (module) => wanted !== undefined && whole.some((before) => wanted.test(`${before}${module}`));
  }
  const name = text.replace(BEFORE_LAYERS, '');
  const plain = name.split('*').map(escaped).join('.*');
  const wanted = regular(`(?:^|\\.)${plain}(?:$|\\.)`) ?? /$^/;
  // A name without the number of a layer is of every layer, whatever comes before its last two parts.
  const tail = /\*|layers\.\d/.test(name) ? undefined : name.split('.').slice(-2).join('.');
  return (module) => wanted.test(module) || (tail?.includes('.') === true && module.endsWith(`.${tail}`));
}

/** Whether a module's class is what a pattern names, and no name. */
export function isClass(text: string): boolean {
  return CLASSES.has(text);
}
