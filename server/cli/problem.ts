/** Trouble that the user can mend: told in one line, and the command ends with status 2. */
export class CommandProblem extends Error {}
