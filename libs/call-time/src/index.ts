export * from './call-time.entity.js';
export * from './call-time.facts.js';
export * from './call-time.queries.js';
export * from './call-time.rows.js';
export * from './call-time.module.js';
