export type { CatalogCard } from './catalog-card';
export { CostedDeployment } from './costed-deployment';
