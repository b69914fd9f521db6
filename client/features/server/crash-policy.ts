/** Four crashes within three minutes are answered by a restart, the fifth is not: the server would crash again. */
const forgiven = 4;
const window = 3 * 60 * 1000;

/** Decides after each crash whether the server is started again. `now` gives the time in milliseconds. */
export function createCrashPolicy(now: () => number): { readonly mayRestart: () => boolean } {
  let crashes: readonly number[] = [];
  return {
    mayRestart() {
      const time = now();
      crashes = [...crashes.filter((crash) => time - crash < window), time];
      return crashes.length <= forgiven;
    },
  };
}
