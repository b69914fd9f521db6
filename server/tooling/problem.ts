/** A problem that the caller of a command or tool can fix, as its message explains. */
export class CallerProblem extends Error {}
