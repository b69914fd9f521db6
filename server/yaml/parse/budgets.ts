/** The deepest nesting that is read. Deeper text is a finding, and is left out of the tree. */
export const DEPTH_BUDGET = 64;

/** How many nodes all aliases and merge keys of a document may bring in. */
export const ALIAS_BUDGET = 10_000;

/** The most findings that one file gets. */
export const PROBLEM_BUDGET = 100;
