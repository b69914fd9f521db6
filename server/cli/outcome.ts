/** What a command has to say, both ways, and the status it ends with. */
export interface Outcome {
  readonly status: number;
  readonly json: unknown;
  readonly text: string;
  readonly wantsJson: boolean;
  /** The command wrote its result piece by piece, and there is nothing left to print. */
  readonly printed?: boolean;
}
