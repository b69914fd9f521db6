/** The output of a command, as text and as JSON, and its exit status. */
export interface Outcome {
  readonly status: number;
  readonly json: unknown;
  readonly text: string;
  readonly wantsJson: boolean;
  /** The command wrote its result piece by piece, and there is nothing left to print. */
  readonly printed?: boolean;
}
