/**
 * Runs a piece of work on demand, one run at a time: demands that come while it runs are served by one more run after it.
 * So the work goes at the pace of whom it waits for, and the last demand is always served.
 */
export function coalesced(work: () => Promise<void>, failed: (error: unknown) => void): () => void {
  let running = false;
  let demanded = false;
  const run = async (): Promise<void> => {
    running = true;
    while (demanded) {
      demanded = false;
      await new Promise<void>((resolve) => setImmediate(resolve));
      await work().catch(failed);
    }
    running = false;
  };
  return () => {
    demanded = true;
    if (!running) void run();
  };
}
