import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { drawSeed } from './seed-of-run.mjs';
import { aTestServer } from './test-server.mjs';

const MIGRATIONS = 'libs/schema/src/migrations';
/** Statements of `Work` collected by specs; see `sql/statement-collector.ts`. */
const COLLECTED_STATEMENTS = 'node_modules/.cache/statements';
const MIGRATE = 'dist/libs/schema/src/migrate.js';

/**
 * Starts one server and one migrated template per run. Workers read their address from `process.env.TEST_DATABASE`:
 * JSON of `{ host, port, user, password, database, template, copying, prefix, application }`, where `database` is for
 * CREATE DATABASE, `copying` its end, and `application` is user and password of the application's role, which owns nothing.
 */
export default async function setUp() {
  refuseOldBuild();
  drawSeed();
  rmSync(at(COLLECTED_STATEMENTS), { recursive: true, force: true });
  const [server, { migrate }] = await Promise.all([
    aTestServer(),
    import('../../dist/libs/schema/src/migrate.js'),
  ]);
  const run = randomBytes(4).toString('hex');
  const place = {
    ...server.connection,
    copying: server.copying,
    template: `callmanager_template_${run}`,
    prefix: `callmanager_test_${run}_`,
    application: {
      user: `callmanager_app_${run}`,
      password: randomBytes(16).toString('base64url'),
    },
  };
  globalThis.testServer = { place, end: server.end };
  try {
    await makeTemplate(place, migrate);
  } catch (error) {
    await server.end();
    throw error;
  }
  process.env.TEST_DATABASE = JSON.stringify(place);
}

async function makeTemplate(place, migrate) {
  const { host, port, user, password, database, template, application } = place;
  const connection = { host, port, user, password };
  const client = new pg.Client({ ...connection, database });
  await client.connect();
  try {
    await client.query(`CREATE ROLE ${application.user} LOGIN PASSWORD '${application.password}'`);
    await client.query(`CREATE DATABASE ${template}`);
    const guarded = process.env.TEST_ROW_SECURITY !== 'false';
    await migrate({ ...connection, database: template }, application.user, guarded);
    // Copying fails while the source has connections, so none are allowed from here on.
    await client.query(`ALTER DATABASE ${template} WITH ALLOW_CONNECTIONS false`);
  } catch (error) {
    await client.query(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`).catch(() => undefined);
    await client.query(`DROP ROLE IF EXISTS ${application.user}`).catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}

function at(path) {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

/** Tests migrate with the compiled migrations; an old build would only show as a missing table. */
function refuseOldBuild() {
  const written = readdirSync(at(MIGRATIONS)).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'),
  );
  const missing = [
    MIGRATE,
    ...written.map((name) => `dist/${MIGRATIONS}/${name.replace(/\.ts$/, '.js')}`),
  ];
  const first = missing.find((path) => !existsSync(at(path)));
  if (first)
    throw new Error(
      `The tests use the compiled application, and ${first} is missing. Run "npm run build" first.`,
    );
}
