export * from './consent-entry.entity.js';
export * from './consent.entity.js';
export * from './incoming-message.entity.js';
export * from './outgoing-message.entity.js';
export * from './phone-stop.entity.js';
