/** What `work` gives, or `late` where that takes longer than some milliseconds. */
export function inTime<Value, Late>(
  work: Promise<Value>,
  milliseconds: number,
  late: Late,
): Promise<Value | Late> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(late), milliseconds);
    work.finally(() => clearTimeout(timer)).then(resolve, reject);
  });
}
