/** Tests run as CommonJS, node_modules included: Jest's own ES module mode on Node 20 cannot load every package we use. */
const swc = {
  module: { type: 'commonjs' },
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', tsx: true, decorators: true },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      useDefineForClassFields: false,
      react: { runtime: 'automatic', importSource: '#libs/html' },
    },
  },
};
/** Large packages that are CommonJS as they are: not to compile them saves seconds in each file of tests. */
const COMMONJS = [
  ...['typescript', 'playwright-core', 'typeorm', 'rxjs', 'es-toolkit', 'lodash', 'tslib', 'luxon'],
  ...['pg', 'pg-pool', 'pg-protocol', 'pg-types', 'graphile-worker', 'ioredis', 'reflect-metadata'],
  ...['class-validator', 'class-transformer', 'validator', 'ajv', 'ajv-formats', 'prom-client'],
  ...['kubernetes-models', '@kubernetes-models'],
  ...['fastify', 'find-my-way', 'light-my-request', 'avvio', 'fast-json-stringify', 'pino'],
  ...['socket.io', 'socket.io-adapter', 'socket.io-client', 'socket.io-parser', 'engine.io'],
  ...['engine.io-client', 'ws', 'stripe', 'twilio', 'pdfkit', 'qrcode', 'axe-core', 'sharp'],
];
const typescript = { ...swc, jsc: { ...swc.jsc, parser: { ...swc.jsc.parser, tsx: false } } };

export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts', '**/*.spec.tsx', '**/*.e2e-spec.ts'],
  transform: { '\\.tsx$': ['@swc/jest', swc], '\\.(ts|mts|m?js)$': ['@swc/jest', typescript] },
  transformIgnorePatterns: [`/node_modules/(${COMMONJS.join('|').replaceAll('.', '\\.')})/`],
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
  moduleNameMapper: {
    '^fast-check$': '<rootDir>/test/support/seeded-fast-check.cjs',
    '^#libs/html/jsx-runtime$': '<rootDir>/libs/html/src/jsx-runtime.ts',
    '^#libs/(.*)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  setupFiles: ['reflect-metadata'],
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  /** Far more than any machine needs: a limit for what would never end, and no judge of speed. */
  testTimeout: 240_000,
  reporters: [
    'default',
    '<rootDir>/test/support/statements-check.mjs',
    '<rootDir>/test/support/closing-line.mjs',
  ],
};
