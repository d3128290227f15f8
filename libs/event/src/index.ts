export * from './event.entity.js';
