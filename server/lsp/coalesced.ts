/**
 * Returns a function that runs `work`, one run at a time. Calls during a run cause one more run after it, so runs
 * are paced by their own duration and the latest request is never dropped.
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
