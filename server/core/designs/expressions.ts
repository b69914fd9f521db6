import * as z from 'zod';
import { type Formula, fromExpression, parseExpression, type Variables } from '../formula';
import { nearest } from '../quantity';
import type { DesignProblem } from './design';

const AROUND = ['hidden', 'context', 'bytes_per_kv', 'bytes_per_weight', 'bytes_per_state'];

/** Schemas of a custom design's expressions, each with the value to begin with and what holds where it is absent. */
export const expressionLike = (example: string) => (description: string, usual: string, otherwise?: string) =>
  z.union([z.string(), z.number()]).meta({
    description,
    examples: [example],
    usual,
    ...(otherwise === undefined ? {} : { otherwise }),
  });

/** Reads a custom design's expressions; collects every problem instead of stopping at the first. */
export class Expressions {
  readonly problems: DesignProblem[] = [];
  readonly variables: Variables;

  constructor(private readonly spec: Readonly<Record<string, unknown>>) {
    const numbers = Object.entries(spec).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number',
    );
    this.variables = Object.fromEntries(numbers);
    for (const key of AROUND)
      if (Object.hasOwn(this.variables, key))
        this.problems.push({ key, message: `\`${key}\` has its value from elsewhere; choose another name` });
  }

  read(key: string): Formula | undefined {
    const written = this.spec[key];
    if (written === undefined) return undefined;
    const result = parseExpression(String(written));
    if (!result.ok) {
      this.problems.push({
        key,
        message: `${result.problem.message} (character ${result.problem.offset + 1})`,
      });
      return undefined;
    }
    const parsed = fromExpression(result.expression);
    const known = [...AROUND, ...Object.keys(this.variables)];
    for (const name of parsed.variables) if (!known.includes(name)) this.unknown(key, name, known);
    return parsed;
  }

  private unknown(key: string, name: string, known: readonly string[]): void {
    const near = nearest(name, known);
    const hint = near === undefined ? `expected one of ${known.join(', ')}` : `did you mean ${near}?`;
    this.problems.push({ key, message: `unknown variable ‘${name}’; ${hint}` });
  }
}
