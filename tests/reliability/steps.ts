import { Session } from 'node:inspector/promises';

/**
 * Counts the steps that code takes: how often its functions are called and its blocks are entered, as V8 counts them for coverage.
 * The count is of the work alone, and equal on a busy machine. Code that was loaded before {@link Steps.start} is not counted.
 */
export class Steps {
  private readonly session = new Session();

  static async start(): Promise<Steps> {
    const steps = new Steps();
    steps.session.connect();
    await steps.session.post('Profiler.enable');
    await steps.session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    return steps;
  }

  /** The steps of a piece of work, of everything but the tests themselves and Node. */
  async of(work: () => Promise<unknown>): Promise<number> {
    await this.session.post('Profiler.takePreciseCoverage');
    await work();
    const { result } = await this.session.post('Profiler.takePreciseCoverage');
    const counted = result.filter(({ url }) => /\/server\/|node_modules\/(?:@lezer|yaml|zod)\//.test(url));
    return counted
      .flatMap(({ functions }) => functions)
      .flatMap(({ ranges }) => ranges)
      .reduce((sum, { count }) => sum + count, 0);
  }

  stop(): void {
    this.session.disconnect();
  }
}
