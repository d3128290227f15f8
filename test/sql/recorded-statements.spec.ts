import { Client } from 'pg';
import { getMetadataArgsStorage } from 'typeorm';
import { differences, insideOfList } from '../support/sql/compare-rows.js';
import { aDatabase, dropAll } from '../support/database.js';
import { columnsOf } from '#libs/platform';
import { ENTITIES } from '#libs/schema';
import {
  type DeclaredRow,
  declaredRows,
  type DeclaredShape,
  openProgram,
  rowsOfEntities,
} from '../support/sql/declared-rows.js';
import { describeStatement } from '../support/sql/described-statement.js';
import { type RecordedStatement, recordedStatements } from '../support/sql/recordings.js';

/** The wrapper of `Work.jsonRows` around a statement. */
const LISTED =
  /^select\s+coalesce\(json_agg\(listed\), '\[\]'\) as rows\s+from\s+\(([\s\S]*)\) listed$/;

/** The company of a row, which `CompanyOfRow` leaves to the database: neither read nor written by name. */
function filledByTheDatabase(entity: unknown): ReadonlySet<string> {
  const columns = getMetadataArgsStorage().columns.filter(({ target }) => target === entity);
  return new Set(
    columns
      .filter(({ options }) => options.select === false && options.insert === false)
      .map(({ propertyName }) =>
        propertyName.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      ),
  );
}

describe('the recorded statements', () => {
  const statements = recordedStatements();
  let client: Client;
  let declared: DeclaredRow[];
  let entityRows: ReadonlyMap<string, DeclaredShape>;

  beforeAll(async () => {
    const { url } = await aDatabase();
    client = new Client(url);
    await client.connect();
    const program = openProgram();
    declared = declaredRows(program);
    entityRows = rowsOfEntities(program);
  });

  afterAll(async () => {
    await client.end();
    await dropAll();
  });

  it('fit the migrated tables', async () => {
    const misfits: string[] = [];
    for (const { recording, site, text } of statements) {
      await describeStatement(client, text).catch((error: Error) =>
        misfits.push(`${recording}, ${site?.name}: ${error.message}`),
      );
    }
    expect(misfits).toEqual([]);
  });

  it('return what the types of their rows declare', async () => {
    const found: string[] = [];
    for (const statement of statements) {
      const row = declaredOf(statement);
      if (!row) continue;
      const problems = await problemsOf(statement, row);
      found.push(...problems.map((problem) => `${statement.site!.name}: ${problem}`));
    }
    expect([...new Set(found)]).toEqual([]);
  });

  it.each(ENTITIES.map((entity) => [entity.name, entity] as const))(
    'RowOf and columnsOf of %s are the columns of its table',
    async (name, entity) => {
      const table = getMetadataArgsStorage().tables.find(({ target }) => target === entity)!.name!;
      const text = `select ${columnsOf(entity as new () => object, 'x')} from ${table} x`;
      const columns = await describeStatement(client, text);
      const row = entityRows.get(name)!;
      expect(differences(row, columns, { nullColumns: [], json: {} })).toEqual([]);
      // Columns and types must agree on null, and no column may be missing.
      const { rows } = await client.query<{ name: string; nullable: boolean }>(
        `select attname as name, not attnotnull as nullable from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
        [table],
      );
      const filled = filledByTheDatabase(entity);
      expect([...row.keys!].map(([key, { kinds }]) => [key, kinds.has('null')]).sort()).toEqual(
        rows
          .filter((column) => !filled.has(column.name))
          .map((column) => [column.name, column.nullable])
          .sort(),
      );
    },
  );

  function declaredOf({ site }: RecordedStatement): DeclaredRow | undefined {
    return declared.find(
      ({ site: { file, name }, row }) => row && file === site?.file && name === site.name,
    );
  }

  async function problemsOf(statement: RecordedStatement, { row }: DeclaredRow): Promise<string[]> {
    const listed = LISTED.exec(statement.text)?.[1];
    const columns = await describeStatement(client, listed ?? statement.text);
    const observed = listed === undefined ? statement : insideOfList(statement);
    return differences(row!, columns, observed ?? { nullColumns: [], json: {}, isJson: true });
  }
});
