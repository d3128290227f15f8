export * from './audit-entry.entity.js';
export * from './notification.entity.js';
