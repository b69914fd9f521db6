const isTree = (value) => typeof value === 'object' && value !== null;
const written = (value) => (value === undefined ? 'nothing' : JSON.stringify(value));

/**
 * The differences of two JSON values, in the order of the first: each path with both values as text. A subtree
 * that only one of them has is one difference.
 */
export function differences(before, after, path = []) {
  if (isTree(before) && isTree(after) && Array.isArray(before) === Array.isArray(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => differences(before[key], after[key], [...path, key]));
  }
  return Object.is(before, after) ? [] : [{ path, before: written(before), after: written(after) }];
}
