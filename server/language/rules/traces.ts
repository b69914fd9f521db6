import { formatWhole } from '../../core/quantity';
import { currentSpec, TRACE_PATH, UNREADABLE } from '../workspace';
import { defineRules } from './rule';

/** The most rows that a finding names. */
const MOST_ROWS = 3;

/** A trace that cannot be read, or rows of it that cannot be used. */
export const traces = defineRules({
  name: 'traces',
  codes: ['unusable-trace', 'bad-trace-row'],
  kinds: ['deployment'],
  check: ({ file, workspace }) => {
    const context = currentSpec(file)?.workload.context;
    if (context === undefined || typeof context === 'number' || !('trace' in context)) return [];
    const state = workspace.traces.of(file.uri);
    const at = TRACE_PATH;
    const unusable = (why: string) => {
      const message = `${why}; expected comma-separated rows of requests below a header with \`prompt\` and \`output\`, in tokens, at a path relative to this file`;
      return [{ at, code: 'unusable-trace', severity: 'error', message } as const];
    };
    if (state === undefined)
      return context.trace.startsWith('catalog:') ? unusable('a trace is a file of your own') : [];
    if (!state.ok) return unusable(`‘${context.trace}’: ${UNREADABLE[state.reason]}`);
    const { requests, bad, badRows } = state.trace;
    const rows = bad
      .slice(0, MOST_ROWS)
      .map(({ line, reason }) => `line ${formatWhole(line)}: ${reason}`)
      .join('; ');
    if (requests === 0)
      return unusable(`‘${context.trace}’ has no request that counts${rows === '' ? '' : ` (${rows})`}`);
    if (badRows === 0) return [];
    const message = `${formatWhole(badRows)} of ${formatWhole(badRows + requests)} rows of ‘${context.trace}’ do not count: ${rows}${badRows > MOST_ROWS ? ' …' : ''}; expected lengths of prompt and output in tokens; correct or remove them`;
    return [{ at, code: 'bad-trace-row', severity: 'warning', message } as const];
  },
});
