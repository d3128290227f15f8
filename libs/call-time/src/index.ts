export * from './call-time.entity.js';
