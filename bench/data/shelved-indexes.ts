import type { Client } from 'pg';

/** Indexes that no constraint needs. */
const SPARE = `
  select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i join pg_class c on c.oid = i.indrelid
   where c.relname = any ($1) and c.relnamespace = 'public'::regnamespace
     and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`;

/** Takes indexes off tables while millions of rows are loaded: to build them afterwards takes a fraction of the time. */
export class ShelvedIndexes {
  private constructor(private readonly definitions: readonly string[]) {}

  static async take(client: Client, tables: readonly string[]): Promise<ShelvedIndexes> {
    const { rows } = await client.query<{ name: string; definition: string }>(SPARE, [tables]);
    for (const { name } of rows) await client.query(`drop index ${name}`);
    return new ShelvedIndexes(rows.map(({ definition }) => definition));
  }

  /** Builds them again. @param each is called before each */
  async putBack(client: Client, each: (definition: string) => void): Promise<void> {
    for (const definition of this.definitions) {
      each(definition);
      // Of a partitioned table: with its parts.
      await client.query(definition.replace(' ON ONLY ', ' ON '));
    }
  }
}
