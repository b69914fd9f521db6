import { type ParsedYaml, parseYaml } from '../parse';
import { applyEdits, compose, type Edit } from './text-edit';

/** A text under change: each step sees what the steps before it made; in the end all are one list of edits. Immutable. */
export class Draft {
  private constructor(
    private readonly first: ParsedYaml,
    /** What leads from the first text to this one. */
    readonly edits: readonly Edit[],
    private known: ParsedYaml | undefined,
  ) {}

  static of(parsed: ParsedYaml): Draft {
    return new Draft(parsed, [], parsed);
  }

  /** The text as it is now; only read again where a further step asks for it. */
  get parsed(): ParsedYaml {
    this.known ??= parseYaml(applyEdits(this.first.text, this.edits), this.first);
    return this.known;
  }

  /** One step, made from the text as it is now. */
  next(step: (parsed: ParsedYaml) => readonly Edit[]): Draft {
    const edits = step(this.parsed);
    if (edits.length === 0) return this;
    return new Draft(this.first, compose(this.edits, edits, this.first.text.length), undefined);
  }
}
