import { Client } from 'pg';
import { differences, insideOfList } from '../support/sql/compare-rows.js';
import { aDatabase, dropAll } from '../support/database.js';
import { type DeclaredRow, declaredRows, openProgram } from '../support/sql/declared-rows.js';
import { describeStatement } from '../support/sql/described-statement.js';
import { type RecordedStatement, recordedStatements } from '../support/sql/recordings.js';

/** `Work.jsonRows` wraps a statement in this. */
const LISTED =
  /^select\s+coalesce\(json_agg\(listed\), '\[\]'\) as rows\s+from\s+\(([\s\S]*)\) listed$/;

describe('the recorded statements', () => {
  const statements = recordedStatements();
  let client: Client;
  let declared: DeclaredRow[];

  beforeAll(async () => {
    const { url } = await aDatabase();
    client = new Client(url);
    await client.connect();
    declared = declaredRows(openProgram());
  }, 120_000);

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
