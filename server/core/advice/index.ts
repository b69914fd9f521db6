export type { CatalogCard } from './catalog-card';
export { CostedDeployment } from './costed-deployment';
export { Costing } from './costing';
