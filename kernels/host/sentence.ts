import type { Failure } from '../device/failure';

/** Ends what a driver or a system said with a full stop, so that advice can follow it. */
export function sentence(text: string): string {
  const said = text.trimEnd();
  return said === '' || /[.!?…]['"’”)]?$/.test(said) ? said : `${said.replace(/[,;:]$/, '')}.`;
}

/** A failure whose message is a sentence, whoever worded it. */
export const inSentences = (failure: Failure): Failure => ({
  ...failure,
  message: sentence(failure.message),
});
