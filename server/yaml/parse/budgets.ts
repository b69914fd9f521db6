/** The maximum nesting depth. Deeper text is reported and left out of the tree. */
export const DEPTH_BUDGET = 64;

/** The maximum number of nodes that all aliases and merge keys of a document may expand to. */
export const ALIAS_BUDGET = 10_000;

/** The maximum number of problems reported per file. */
export const PROBLEM_BUDGET = 100;
