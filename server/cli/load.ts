import type { PriceBasis } from '../core/spec';
import { kindOf, UNREADABLE } from '../language';
import { fileUri, nodeFiles } from '../node/files';
import { CallerProblem, type NamedFiles, Specs } from '../tooling';

/** Files by their paths. */
const files: NamedFiles = {
  read: (uri) => nodeFiles.read(uri),
  async uriOf(name) {
    const uri = fileUri(name);
    if (kindOf(uri) !== undefined) return uri;
    const content = await nodeFiles.read(uri);
    const missing = !content.ok && content.reason === 'missing';
    const expected = 'expected a *.model.yaml, *.hardware.yaml or *.deployment.yaml file';
    throw new CallerProblem(`${name}: ${missing ? UNREADABLE.missing : expected}`);
  },
};

/** The specs of one command, with cards priced on a basis. */
export const newSpecs = (basis?: PriceBasis): Specs => new Specs(files, basis);
