import pg from 'pg';

/** Drops everything that the run created, also leftovers of specs, and stops the server if the run started it. */
export default async function tearDown() {
  const { place, end } = globalThis.testServer ?? {};
  if (!place) return;
  const { template, prefix, application, ...connection } = place;
  try {
    const client = new pg.Client(connection);
    await client.connect();
    const { rows } = await client.query(
      'SELECT datname FROM pg_database WHERE datname = $1 OR starts_with(datname, $2)',
      [template, prefix],
    );
    for (const { datname } of rows)
      await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
    await client.query(`DROP ROLE IF EXISTS ${application.user}`);
    await client.end();
  } finally {
    await end();
  }
}
