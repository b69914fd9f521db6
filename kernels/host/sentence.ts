import type { Failure } from '../device/failure';

/** Ends a message of a driver or the system with a full stop, so that advice can follow it. */
export function sentence(text: string): string {
  const said = text.trimEnd();
  return said === '' || /[.!?…]['"’”)]?$/.test(said) ? said : `${said.replace(/[,;:]$/, '')}.`;
}

/** Makes the message of a failure a full sentence. */
export const inSentences = (failure: Failure): Failure => ({
  ...failure,
  message: sentence(failure.message),
});
