export * from './audit-entry.entity.js';
export * from './notification.entity.js';
export * from './notification.errors.js';
export * from './notification.facts.js';
export * from './notification.module.js';
export * from './notification.queries.js';
export * from './notification.rows.js';
export * from './notification.service.js';
