import base from './jest.config.mjs';

const { globalSetup: _setup, globalTeardown: _teardown, ...config } = base;

/** The check of what the suite sent to the database, after the suite; it needs no database itself. */
export default {
  ...config,
  roots: ['<rootDir>/test/sql'],
  testMatch: ['**/collected-statements.check.ts'],
  reporters: ['default'],
};
