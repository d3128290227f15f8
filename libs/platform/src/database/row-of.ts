/** `firstName` as the naming strategy writes it: `first_name`. */
type SnakeCase<Name extends string> = Name extends `${infer Letter}${infer Rest}`
  ? `${Letter extends Lowercase<Letter> ? Letter : `_${Lowercase<Letter>}`}${SnakeCase<Rest>}`
  : '';

/** What a column holds. A relation is another entity, which is none of these; JSON objects are `Record`s. */
type ColumnValue =
  string | number | boolean | Date | Buffer | readonly unknown[] | Record<string, unknown> | null;

type IsSame<One, Other> =
  (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;

/** A getter can only be read; a column can be written as well. */
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

/** The columns of an entity under the names of its properties, without relations and methods. */
export type ValuesOf<Entity> = Pick<Entity, PropertyOfColumn<Entity>>;

/**
 * A row of an entity's table as `Work.rows` and `Work.row` hand it over: its columns under their names in the database. Instants are
 * `Date`, days and times of day text, ids numbers, and what may be null says so.
 */
export type RowOf<Entity> = {
  [Key in PropertyOfColumn<Entity> as SnakeCase<Key>]: Entity[Key];
};

/** The same where PostgreSQL wrote it as JSON (`to_json`, `json_agg`, `Work.jsonRows`): instants are ISO text. */
export type JsonOf<Value> = Value extends Date
  ? string
  : Value extends readonly (infer Entry)[]
    ? JsonOf<Entry>[]
    : Value extends object
      ? { [Key in keyof Value]: JsonOf<Value[Key]> }
      : Value;
