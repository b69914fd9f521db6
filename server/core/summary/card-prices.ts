/** USD per hour and PFLOP/s: price over peak. Both are per second in SI. */
export const usdPerPflopHour = (price: number, rate: number): number => (price / rate) * 1e15 * 3600;

/** USD per hour and TB/s: price over memory bandwidth. Both are per second in SI. */
export const usdPerTerabyteHour = (price: number, bandwidth: number): number =>
  (price / bandwidth) * 1e12 * 3600;
