export { isMerge } from './anchors';
export { type FileUse, fileUseAt, fileUses } from './file-uses';
export { type FileNames, Names, occurrenceAt, occurrencesOf } from './names';
export { type NameKind, type Occurrence, touches } from './occurrence';
export { linkTo, linkToFile, nameOf, type Target } from './presented';
export { pathOf } from './source-paths';
export { type Places, usesOfFile } from './uses-of-file';
export { reads, Writer } from './written';
