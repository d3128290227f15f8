export * from './actor.js';
export * from './domain-error.js';
export * from './draw-until-free.js';
export * from './extend-object.js';
export * from './minutes.js';
export * from './phone.js';
export * from './slugs.js';
export * from './wall-clock.js';
