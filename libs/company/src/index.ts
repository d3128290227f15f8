export * from './rules/work-rules.js';
export * from './rules/what-is-set.js';
export * from './company.entity.js';
export * from './labor-type.entity.js';
export * from './location-profile.entity.js';
export * from './company.rows.js';
export * from './rule-columns.js';
export * from './company.module.js';
