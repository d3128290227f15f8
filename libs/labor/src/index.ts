export * from './requests/labor-request.entity.js';
export * from './requirements/labor-requirement.entity.js';
export * from './time-changes/time-change.entity.js';
export * from './workers/alt-phone.entity.js';
export * from './workers/registration-token.entity.js';
export * from './workers/worker-skill.entity.js';
export * from './workers/worker.entity.js';
