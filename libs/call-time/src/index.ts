/** Copying a call with its requirements and requests is a verb of labor. */
export * from './rules/call-over.js';
export * from './rules/planned-end.js';
export * from './rules/starts-at.js';
export * from './rules/within-event.js';
export * from './call-time.entity.js';
export * from './call-time.errors.js';
export * from './call-time.facts.js';
export * from './call-time.queries.js';
export * from './call-time.rows.js';
export * from './call-time-restoring.service.js';
export * from './call-time.service.js';
export * from './call-zone.service.js';
export * from './sheets/call-sheet.entity.js';
export * from './sheets/call-sheet.queries.js';
export * from './sheets/call-sheet.service.js';
export * from './call-time.module.js';
