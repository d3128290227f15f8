/** Steps into rows: the row, its column, and what a JSON of it holds. */
export type Path = readonly (string | number)[];

export interface RandomForm {
  alphabet: 'uuid' | 'hex' | 'letters and digits';
  length: number;
}

/** Where a value of a statement comes from. Lists, objects and JSON consist of such values. */
export type ValueSource =
  | { from: 'constant'; value: unknown }
  /** What is written to, known by whoever asks. */
  | { from: 'item'; field: string }
  /** A read before the first change of the same transaction; the statements are counted from 0. */
  | { from: 'row'; statement: number; path: Path }
  /** The id of the row that the same transaction inserted. */
  | { from: 'insert'; table: string }
  /** Milliseconds before the present. */
  | { from: 'clock'; before: number }
  /** Equal `nth`: the same text twice. */
  | { from: 'random'; form: RandomForm; nth: number }
  | { from: 'list'; entries: ValueSource[] }
  | { from: 'object'; fields: Record<string, ValueSource> }
  /** Text of a JSON. */
  | { from: 'json'; value: ValueSource };

/** A source and those inside it. */
export function sourcesIn(source: ValueSource): ValueSource[] {
  return [source, ...partsOf(source).flatMap(sourcesIn)];
}

function partsOf(source: ValueSource): ValueSource[] {
  if (source.from === 'list') return source.entries;
  if (source.from === 'object') return Object.values(source.fields);
  return source.from === 'json' ? [source.value] : [];
}

/** The plain values inside, each with the steps to it. */
export function leavesOf(value: unknown, path: Path = []): [Path, unknown][] {
  if (Array.isArray(value)) return value.flatMap((entry, nth) => leavesOf(entry, [...path, nth]));
  if (isObject(value))
    return Object.entries(value).flatMap(([key, entry]) => leavesOf(entry, [...path, key]));
  return [[path, value]];
}

export function leafAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, step) => (inner as Record<string | number, unknown> | null | undefined)?.[step],
    value,
  );
}

/** Of JSON or a row: no instant and no bytes. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null)
  );
}
