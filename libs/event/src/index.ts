export * from './rules/event-dates.js';
export * from './event.entity.js';
export * from './event.facts.js';
export * from './event.policy.js';
export * from './event.queries.js';
export * from './event.rows.js';
export * from './event.service.js';
export * from './event.module.js';
