/** A problem that the caller of a command or tool can fix; its message says how. */
export class CallerProblem extends Error {}
