export * from './rules/billing-mails.js';
export * from './rules/billing-state.js';
export * from './rules/event-effects.js';
export * from './rules/metering.js';
export * from './rules/stripe-failures.js';
export * from './rules/subscription-reading.js';
