import base from './jest.config.mjs';

/** Tests of pure rules alone: no database, nothing to set up. `mention-pattern` asks PostgreSQL and is left out. */
export default {
  ...base,
  globalSetup: undefined,
  globalTeardown: undefined,
  reporters: undefined,
  roots: ['<rootDir>/libs'],
  testMatch: ['**/libs/*/src/**/rules/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', 'mention-pattern\\.spec'],
};
