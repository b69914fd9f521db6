/** What a command has to say, both ways, and the status it ends with. */
export interface Outcome {
  readonly status: number;
  readonly json: unknown;
  readonly text: string;
  readonly wantsJson: boolean;
}
