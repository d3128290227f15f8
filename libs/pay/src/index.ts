export * from './engine/pay-input.js';
export * from './engine/pay-result.js';
export * from './engine/pay-worker.js';
export * from './engine/rule-set.js';
export * from './rule-sets/contract-sets.js';
export * from './rule-sets/shipped-set.js';
export * from './rule-sets/shipped-sets.js';
export * from './rule-sets/statute-sets.js';
