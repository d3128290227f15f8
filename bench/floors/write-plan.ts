import type { SentStatement } from './scout.js';
import { sourcesIn, type ValueSource } from './value-source.js';
import { ValueExplainer, type WriteSample } from './value-explainer.js';

export interface PlannedStatement {
  /** As the server sent it; only an id that the transaction inserts is found by its sequence. */
  text: string;
  values: ValueSource[];
  /** Rows locked, changed, or returned by what changes some, in the sample with the fewest; 0 for a mere read. */
  leastRows: number;
}

/** How to make a write once more for another item: the statements of the server, from the key's look-up to the commit. */
export interface WritePlan {
  statements: PlannedStatement[];
  /** Statements whose rows are read before the time runs, in order. */
  readBefore: number[];
  /** Tables that are inserted into or updated. */
  tables: string[];
}

const LOCKS_OR_CHANGES = /\b(insert into|update|delete from|for share)\b/i;
const COMMIT = /^\s*commit\s*$/i;
const CHANGES = /\b(?:insert into|(?<!for |for no key |do )update) "?(\w+)/gi;

/**
 * Derives the plan of a write from what the server sent for several items.
 *
 * @throws Error samples differ in their statements, or nothing explains a value in all of them: the floor would be another
 */
export function planOf(name: string, samples: readonly WriteSample[]): WritePlan {
  const transactions = samples.map((sample) => ({
    ...sample,
    statements: untilCommit(name, sample.statements),
  }));
  const [first, ...others] = transactions;
  const texts = first!.statements.map(({ text }) => text);
  for (const { statements } of others) {
    const nth = [...texts, ''].findIndex((text, at) => text !== (statements[at]?.text ?? ''));
    if (nth >= 0 || statements.length !== texts.length)
      throw new Error(
        `"${name}" sends other statements for one item than for another: ${texts[nth]} and ${statements[nth]?.text}`,
      );
  }
  const explainer = new ValueExplainer(transactions);
  const statements = first!.statements.map((sent, nth) =>
    plannedOf(name, nth, transactions, sent, explainer),
  );
  return {
    statements,
    readBefore: neededReads(statements),
    tables: [
      ...new Set(texts.flatMap((text) => [...text.matchAll(CHANGES)].map(([, table]) => table!))),
    ],
  };
}

function untilCommit(name: string, statements: readonly SentStatement[]): SentStatement[] {
  if (!isCommitted(statements)) throw new Error(`"${name}" committed nothing.`);
  return statements.slice(0, statements.findIndex(({ text }) => COMMIT.test(text)) + 1);
}

export function isCommitted(statements: readonly SentStatement[]): boolean {
  return statements.some(({ text }) => COMMIT.test(text));
}

function plannedOf(
  name: string,
  nth: number,
  samples: readonly WriteSample[],
  { text, values }: SentStatement,
  explainer: ValueExplainer,
): PlannedStatement {
  const same = samples.map(({ statements }) => statements[nth]!);
  const sources = values.map((_, at) => {
    const each = same.map((sent) => sent.values[at]);
    const source = explainer.explain(nth, each);
    if (!source)
      throw new Error(
        `Nothing explains $${at + 1} of statement ${nth + 1} of "${name}" in all samples: ${JSON.stringify(each)} in ${text}`,
      );
    return source;
  });
  return {
    text: withInsertedIds(text, sources),
    values: sources,
    leastRows: LOCKS_OR_CHANGES.test(text) ? Math.min(...same.map(({ count }) => count ?? 0)) : 0,
  };
}

function neededReads(statements: readonly PlannedStatement[]): number[] {
  const needed = statements.flatMap(({ values }) =>
    values
      .flatMap(sourcesIn)
      .flatMap((source) => (source.from === 'row' ? [source.statement] : [])),
  );
  return [...new Set(needed)].sort((one, other) => one - other);
}

/** Stands in a JSON for an id that its transaction inserts. */
export function insertedMark(table: string): string {
  return `inserted into ${table}`;
}

/** No statement waits for another, so the id that an earlier one inserted is asked of its sequence. */
function withInsertedIds(text: string, sources: readonly ValueSource[]): string {
  return sources.reduce((changed, source, at) => {
    const tables = sourcesIn(source).flatMap((each) =>
      each.from === 'insert' ? [each.table] : [],
    );
    if (tables.length === 0) return changed;
    const parameter = `$${at + 1}`;
    if (source.from !== 'insert' && source.from !== 'json')
      throw new Error(`An inserted id is in a list, where it cannot be asked for: ${text}`);
    const asked =
      source.from === 'insert'
        ? `coalesce(${parameter}::bigint, ${newest(source.table)})`
        : [...new Set(tables)].reduce(
            (json, table) =>
              `replace(${json}, '${JSON.stringify(insertedMark(table))}', ${newest(table)}::text)`,
            `${parameter}::text`,
          );
    return changed.replace(new RegExp(`\\${parameter}(?!\\d)`, 'g'), () => asked);
  }, text);
}

function newest(table: string): string {
  return `currval(pg_get_serial_sequence('${table}', 'id'))`;
}
