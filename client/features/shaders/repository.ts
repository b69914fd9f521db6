/** The files that identify this project's own repository. */
export const MARKS = ['kernels/check/check.ts', 'scripts/kernels-check.mjs'] as const;

/**
 * The path of a shader within the `kernels` folder, such as `moe/swiglu.wgsl`; undefined for any other file.
 *
 * @param file path of the file, with slashes
 * @param folder path of its workspace folder
 */
export function shaderName(file: string, folder: string): string | undefined {
  const prefix = `${folder.replace(/\/$/, '')}/kernels/`;
  const name = file.startsWith(prefix) ? file.slice(prefix.length) : '';
  return /^[^/]+\/[^/]+\.wgsl$/.test(name) ? name : undefined;
}
