import { type ParsedYaml, parseYaml } from '../parse';
import { applyEdits, compose, type Edit } from './text-edit';

/**
 * An immutable sequence of edits: each step sees the result of the steps before it, and `edits` combines them all.
 */
export class Draft {
  private constructor(
    private readonly first: ParsedYaml,
    /** The edits that turn the original text into the current one. */
    readonly edits: readonly Edit[],
    private known: ParsedYaml | undefined,
  ) {}

  static of(parsed: ParsedYaml): Draft {
    return new Draft(parsed, [], parsed);
  }

  /** The parsed current text, computed on first use. */
  get parsed(): ParsedYaml {
    this.known ??= parseYaml(applyEdits(this.first.text, this.edits), this.first);
    return this.known;
  }

  /** Adds a step, computed from the current text. */
  next(step: (parsed: ParsedYaml) => readonly Edit[]): Draft {
    const edits = step(this.parsed);
    if (edits.length === 0) return this;
    return new Draft(this.first, compose(this.edits, edits, this.first.text.length), undefined);
  }
}
