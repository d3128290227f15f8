export * from './embedded-postgres.js';
export * from './embedded-postgres-error.js';
export * from './open-database.js';
export * from './back-up-cluster.js';
export * from './restore-cluster.js';
