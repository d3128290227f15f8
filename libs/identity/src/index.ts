export * from './api-key.entity.js';
export * from './role-grant.entity.js';
export * from './session.entity.js';
export * from './user-profile.entity.js';
export * from './user.entity.js';
