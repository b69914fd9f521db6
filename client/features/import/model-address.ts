/**
 * The name of the model in a configuration's path: that of its folder for a `config.json`, otherwise that of the
 * file.
 */
export function modelName(path: string): string {
  const parts = path.split('/').filter((part) => part !== '');
  const file = (parts.at(-1) ?? '').replace(/\.jsonc?$/i, '');
  const name = file.toLowerCase() === 'config' ? (parts.at(-2) ?? file) : file;
  return name === '' ? 'model' : name;
}

/** Candidate paths of the model file next to a configuration, the best first. */
export function* modelPaths(path: string): Generator<string> {
  const folder = path.slice(0, path.lastIndexOf('/') + 1) || '/';
  const name = modelName(path).replace(/[<>:"|?*\\]/g, '-');
  yield `${folder}${name}.model.yaml`;
  for (let number = 2; number < 100; number++) yield `${folder}${name}-${number}.model.yaml`;
}
