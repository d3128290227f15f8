/** `firstName` in the naming strategy: `first_name`. */
type SnakeCase<Name extends string> = Name extends `${infer Letter}${infer Rest}`
  ? `${Letter extends Lowercase<Letter> ? Letter : `_${Lowercase<Letter>}`}${SnakeCase<Rest>}`
  : '';

/** Types of column values. Relations are entities and none of these; JSON objects are `Record`s. */
type ColumnValue =
  string | number | boolean | Date | Buffer | readonly unknown[] | Record<string, unknown> | null;

type IsSame<One, Other> =
  (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;

/** Distinguishes getters and `CompanyOfRow`, which are read-only, from other columns. */
type IsWritable<Entity, Key extends keyof Entity> = IsSame<
  Pick<Entity, Key>,
  { -readonly [K in Key]: Entity[K] }
>;

type PropertyOfColumn<Entity> = {
  [Key in keyof Entity & string]-?: Entity[Key] extends (...given: never[]) => unknown
    ? never
    : Entity[Key] extends ColumnValue
      ? IsWritable<Entity, Key> extends true
        ? Key
        : never
      : never;
}[keyof Entity & string];

/** The columns of an entity by property name, without relations and methods. */
export type ValuesOf<Entity> = Pick<Entity, PropertyOfColumn<Entity>>;

/**
 * A row of an entity's table as `Work.rows` and `Work.row` return it: columns by database name.
 * Instants are `Date`, dates and times text, ids numbers; nullable columns say so.
 */
export type RowOf<Entity> = {
  [Key in PropertyOfColumn<Entity> as SnakeCase<Key>]: Entity[Key];
};

/** The columns of a row with a prefix, for joins: `event_id`, `event_slug`. */
export type Prefixed<Prefix extends string, Row> = {
  [Key in keyof Row & string as `${Prefix}_${Key}`]: Row[Key];
};

/**
 * The same from JSON of PostgreSQL (`to_json`, `json_agg`, `Work.jsonRows`): instants are ISO text.
 */
export type JsonOf<Value> = Value extends Date
  ? string
  : Value extends readonly (infer Entry)[]
    ? JsonOf<Entry>[]
    : Value extends object
      ? { [Key in keyof Value]: JsonOf<Value[Key]> }
      : Value;
