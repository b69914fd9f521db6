/** Trouble that whoever called a tool can mend: becomes the tool's error. */
export class ToolProblem extends Error {}
