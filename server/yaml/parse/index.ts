export { anchorsAbove } from './anchors';
export { resolvePlain } from './core-schema';
export { readDocument, type YamlDocument } from './document';
export { type DuplicateKey, duplicateKeys } from './duplicate-keys';
export { keyText } from './key-text';
export { LineIndex } from './line-index';
export { locate } from './locate';
export { type ParsedYaml, parseYaml } from './parse';
export { type PathAt, pathAt } from './path-at';
export { YAML_PROBLEM_CODES } from './problem-codes';
export type {
  Range,
  ScalarStyle,
  TextChange,
  YamlAlias,
  YamlEntry,
  YamlMap,
  YamlNode,
  YamlPath,
  YamlProblem,
  YamlScalar,
  YamlSeq,
} from './types';
export { toValue } from './value';
export { nodesOf, type Placed, placedChildren } from './walk';
