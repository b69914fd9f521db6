import { catalogName } from '../core/catalog/benchmark-names';
import type { References } from '../core/validate';
import { CallerProblem, type Specs } from '../tooling';
import { placeOf } from './measured-deployments';

/** Where the references of a file of runs lead: `catalog:ID`, spec files next to it, and names that benchmarks use. */
export function runReferences(specs: Specs, folder: string): References {
  const resolve = async <Spec>(
    reference: string,
    kind: 'model' | 'hardware',
    read: (name: string) => Promise<Spec>,
  ): Promise<Spec | string | undefined> => {
    const isFile = reference.startsWith('catalog:') || /\.ya?ml$/.test(reference);
    const name = isFile ? reference : catalogName(reference, kind);
    if (name === undefined) return undefined;
    try {
      return await read(name.startsWith('catalog:') ? name : placeOf(name, folder));
    } catch (error) {
      if (error instanceof CallerProblem) return error.message.replace(/\s+/g, ' ');
      throw error;
    }
  };
  return {
    model: (reference) =>
      resolve(reference, 'model', async (name) => (await specs.whole(name, 'model')).spec),
    hardware: (reference) =>
      resolve(reference, 'hardware', async (name) => (await specs.whole(name, 'hardware')).spec),
  };
}
