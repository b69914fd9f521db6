export * from './catalog-cards';
export { CostedDeployment } from './costed-deployment';
export { Costing } from './costing';
export * from './resolve-deployment';
