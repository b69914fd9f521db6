import type * as z from 'zod/mini';
import { type Profile, profileSchema } from '../profile';
import type { CalibrationProblem } from './problem';

/** The content of a text that looks like a profile. */
export type ReadProfile =
  | { readonly ok: true; readonly profile: Profile }
  | { readonly ok: false; readonly problems: readonly CalibrationProblem[] };

/**
 * Parses the output of `decode-lens profile --json`; undefined for anything that is not an object with an adapter
 * and kernels.
 */
export function readProfile(text: string): ReadProfile | undefined {
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
  if (typeof data !== 'object' || data === null || !('adapter' in data && 'kernels' in data))
    return undefined;
  const result = profileSchema.safeParse(data);
  if (result.success) return { ok: true, profile: result.data };
  const message = `expected what \`decode-lens profile --json\` prints, found something like it: ${firstIssue(result.error)}; measure again with this version`;
  return { ok: false, problems: [{ code: 'invalid-table', rows: [], message }] };
}

function firstIssue({ issues: [issue] }: z.core.$ZodError): string {
  if (issue === undefined) return 'it does not fit';
  const place = issue.path.map(String).join('.');
  return place === '' ? issue.message : `${place}: ${issue.message}`;
}
