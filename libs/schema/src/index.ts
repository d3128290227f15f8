export * from './data-source-options.js';
export * from './migrate.js';
export * from './migrate-back.js';
export * from './prepare-tables.js';
export * from './entities.js';
export * from './guard-companies.js';
export { MIGRATIONS } from './migrations/index.js';
