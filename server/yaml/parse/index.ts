export { anchorsAbove, type NamedContent } from './anchors';
export { readDocument, type YamlDocument } from './document';
export { type DuplicateKey, duplicateKeys } from './duplicate-keys';
export { keyText } from './key-text';
export { LineIndex, type Position } from './line-index';
export { type Location, locate } from './locate';
export { type ParsedYaml, parseYaml } from './parse';
export { type PathAt, pathAt } from './path-at';
export { YAML_PROBLEM_CODES, type YamlProblemCode } from './problem-codes';
export type {
  Range,
  ScalarStyle,
  ScalarValue,
  Summary,
  TextChange,
  YamlAlias,
  YamlEntry,
  YamlItem,
  YamlMap,
  YamlNode,
  YamlPath,
  YamlProblem,
  YamlScalar,
  YamlSeq,
} from './types';
export { type Resolved, toValue } from './value';
export { nodesOf, type Placed, placedChildren } from './walk';
