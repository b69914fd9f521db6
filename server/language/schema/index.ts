export { narrow, schemaAt } from './at-path';
export { type FixData, ISSUE_CODES, type IssueCode, type SchemaIssue } from './issue';
export { type KeyChoice, keysOf, schemaFor, tagsOf, takesMap } from './members';
export { documentationOf, type FieldDocumentation } from './meta';
export { choicesOf, isOptional, type Schema, shapeOf } from './shape';
export { Validator } from './validate';
