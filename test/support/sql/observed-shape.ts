/**
 * The observed shape of JSON values: 'string', 'number', 'boolean' (several with a bar), a list of one shape, an object
 * by its keys. A key ends in `?` if null was seen as well.
 */
export type ObservedShape = string | ObservedShape[] | { [key: string]: ObservedShape };

interface Seen {
  isNull: boolean;
  scalars: Set<string>;
  /** Undefined: no list was seen; null: only empty ones. */
  entries?: Seen | null;
  /** Keys of objects; undefined: no object was seen. */
  keys?: Map<string, Seen>;
}

/** @param values of one column, of any number of rows */
export function observedShape(values: readonly unknown[]): ObservedShape {
  return shapeOf(see(values));
}

/** Marks the key if null was seen. */
export function withNullMark(name: string, values: readonly unknown[]): string {
  return values.includes(null) ? `${name}?` : name;
}

function see(values: readonly unknown[]): Seen {
  const seen: Seen = { isNull: false, scalars: new Set() };
  const objects: object[] = [];
  const lists: unknown[][] = [];
  for (const value of values) {
    if (value === null) seen.isNull = true;
    else if (Array.isArray(value)) lists.push(value);
    else if (typeof value === 'object') objects.push(value);
    else seen.scalars.add(typeof value);
  }
  if (lists.length > 0)
    seen.entries = lists.some((list) => list.length > 0) ? see(lists.flat()) : null;
  if (objects.length > 0) {
    const keys = [...new Set(objects.flatMap((object) => Object.keys(object)))];
    seen.keys = new Map(
      keys.map((key) => [
        key,
        see(
          objects.flatMap((object) => (key in object ? [Reflect.get(object, key) as unknown] : [])),
        ),
      ]),
    );
  }
  return seen;
}

function shapeOf(seen: Seen): ObservedShape {
  if (seen.keys)
    return Object.fromEntries(
      [...seen.keys].map(([key, each]) => [each.isNull ? `${key}?` : key, shapeOf(each)]),
    );
  if (seen.entries !== undefined) return seen.entries ? [shapeOf(seen.entries)] : [];
  return [...seen.scalars].sort().join('|');
}
