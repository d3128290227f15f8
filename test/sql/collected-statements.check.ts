import { differences, insideOfList, observedDifferences } from '../support/sql/compare-rows.js';
import {
  type DeclaredRow,
  declaredRows,
  type DeclaredShape,
  openProgram,
} from '../support/sql/declared-rows.js';
import {
  type CollectedStatement,
  collectedStatements,
} from '../support/sql/statement-collector.js';
import { NOT_COMPARED } from './not-compared.js';

/** Runs after the whole suite, on the collected statements: `npm run sql:check`. */
describe('the statements that the suite sent', () => {
  const collected = new Map<string, CollectedStatement[]>();
  let declared: DeclaredRow[];

  beforeAll(() => {
    // Statements that TypeORM sends for a data source are left out; the screens' recordings have them.
    declared = declaredRows(openProgram()).filter(({ site }) => site.method !== 'query');
    for (const statement of collectedStatements()) {
      const key = keyOf(statement);
      collected.set(key, [...(collected.get(key) ?? []), statement]);
    }
  }, 120_000);

  it('are all of the product, and all with rows were compared with their types', () => {
    const missing = declared
      .filter(({ site, row }) => {
        const statements = collected.get(keyOf(site)) ?? [];
        return row ? !statements.some(isComparable) : statements.length === 0;
      })
      .map(({ site }) => keyOf(site));
    expect(missing.sort()).toEqual(Object.keys(NOT_COMPARED).sort());
  });

  it('return what the types of their rows declare', () => {
    const problems = declared.flatMap(({ site, row }) =>
      row
        ? (collected.get(keyOf(site)) ?? [])
            .filter(isComparable)
            .flatMap((statement) =>
              problemsOf(statement, row).map((problem) => `${keyOf(site)}: ${problem}`),
            )
        : [],
    );
    expect([...new Set(problems)].sort()).toEqual([]);
  });
});

function keyOf({ file, name }: { file: string; name: string }): string {
  return `${file} ${name}`;
}

/** One that never succeeded has no columns; a list that is one JSON document can be compared only by its entries. */
function isComparable({ method, columns, found }: CollectedStatement): boolean {
  return method === 'jsonRows' ? found.some((one) => insideOfList(one)) : columns.length > 0;
}

function problemsOf({ method, columns, found }: CollectedStatement, row: DeclaredShape): string[] {
  if (method !== 'jsonRows')
    return [{ nullColumns: [], json: {} }, ...found].flatMap((one) =>
      differences(row, columns, one),
    );
  return found.flatMap((one) => {
    const inside = insideOfList(one);
    return inside ? observedDifferences(row, inside.json, 'row') : [];
  });
}
