import base from './jest.config.mjs';

const config = { ...base };
delete config.globalSetup;
delete config.globalTeardown;

/** The check of what the suite sent to the database, after the suite; it needs no database itself. */
export default {
  ...config,
  roots: ['<rootDir>/test/sql'],
  testMatch: ['**/collected-statements.check.ts'],
  reporters: ['default'],
};
