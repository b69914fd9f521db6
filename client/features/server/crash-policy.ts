/** After the fifth crash within three minutes the server is not restarted, because it would crash again. */
const forgiven = 4;
const window = 3 * 60 * 1000;

/** Decides after each crash whether to restart the server. `now` returns the time in milliseconds. */
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
