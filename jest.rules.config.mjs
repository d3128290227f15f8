import base from './jest.config.mjs';

/** Tests of pure rules alone: no database, nothing to set up. `mention-pattern` asks PostgreSQL and is left out. */
const { globalSetup: _setup, globalTeardown: _teardown, reporters: _reporters, ...rest } = base;

export default {
  ...rest,
  roots: ['<rootDir>/libs'],
  testMatch: ['**/libs/*/src/**/rules/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', 'mention-pattern\\.spec'],
};
