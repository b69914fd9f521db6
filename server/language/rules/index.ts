export { checkFile } from './check';
export type { Finding, RelatedPlace, Severity } from './finding';
export { oneLine, placeOf } from './place';
export { FILE_TOO_LARGE, FINDING_CODES, RULES } from './rules';
