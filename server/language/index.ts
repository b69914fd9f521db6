export { checkFile, type Finding, type Severity } from './check';
export * from './features/cost/contexts';
export * from './features/cost/deployment-bound';
export { diagnosticsOf, type Presentation, toRange } from './features/diagnostics/diagnostics';
export { type Hover, hoverAt } from './features/hover/hover';
export { type Imported, type ImportFinding, importConfig } from './import';
export { LineIndex, type TextChange } from './parse';
export * from './resolve';
