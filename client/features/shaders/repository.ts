/** The files by which this project's own repository is told from any other folder. */
export const MARKS = ['kernels/check/check.ts', 'scripts/kernels-check.mjs'] as const;

/**
 * The path of a shader in the `kernels` of a folder, such as `moe/swiglu.wgsl`; undefined for any other file.
 * @param file path of the file, with slashes
 * @param folder path of the workspace folder that it is in
 */
export function shaderName(file: string, folder: string): string | undefined {
  const prefix = `${folder.replace(/\/$/, '')}/kernels/`;
  const name = file.startsWith(prefix) ? file.slice(prefix.length) : '';
  return /^[^/]+\/[^/]+\.wgsl$/.test(name) ? name : undefined;
}
