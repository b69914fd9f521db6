export { narrow, schemaAt } from './at-path';
export { ISSUE_CODES, type SchemaIssue } from './issue';
export { type KeyChoice, keysOf, schemaFor, tagsOf, takesMap } from './members';
export { choicesWords, documentationOf } from './meta';
export { choicesOf, isOptional, type Schema, shapeOf } from './shape';
export { Validator } from './validate';
