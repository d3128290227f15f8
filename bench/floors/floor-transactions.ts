import process from 'node:process';
import { verify } from '@node-rs/argon2';
import pg, { type PoolClient, type QueryConfig } from 'pg';
import { FilledValues, type KnownItem } from './filled-values.js';
import type { PlannedStatement, WritePlan } from './write-plan.js';

/** Sends what is asked in one tick as one packet. */
export class PacketClient extends pg.Client {
  override query = ((...asked: Parameters<pg.Client['query']>) => {
    const { stream } = this.connection;
    stream.cork();
    process.nextTick(() => stream.uncork());
    return pg.Client.prototype.query.apply(this, asked);
  }) as pg.Client['query'];
}

/** A write of the plan on one connection, without HTTP: one round trip from the key's look-up to the commit. */
export class FloorTransactions {
  constructor(
    private readonly client: PoolClient,
    private readonly name: string,
    private readonly plan: WritePlan,
  ) {}

  /** Reads what the plan's values come from, as the server reads it; each statement for all items at once. */
  async read(items: readonly KnownItem[]): Promise<void> {
    for (const nth of this.plan.readBefore)
      await Promise.all(
        items.map(async (known) => {
          const filled = this.filled(nth, new FilledValues(known, new Date()));
          const { rows } = await this.client.query<Record<string, unknown>>(filled);
          known.rows.set(nth, rows);
        }),
      );
  }

  /** @throws Error a statement locked or changed fewer rows than it does for the server */
  async write(known: KnownItem): Promise<void> {
    await verifyPassword(known);
    const values = new FilledValues(known, new Date());
    const results = await Promise.all(
      this.plan.statements.map((_, nth) => this.client.query(this.filled(nth, values))),
    );
    for (const [nth, { leastRows, text }] of this.plan.statements.entries())
      if ((results[nth]!.rowCount ?? 0) < leastRows)
        throw new Error(
          `The floor of "${this.name}" did not write ${JSON.stringify(known.item)}: ${results[nth]!.rowCount} rows by ${text}`,
        );
  }

  private filled(nth: number, filled: FilledValues): QueryConfig {
    const { text, values } = this.plan.statements[nth] as PlannedStatement;
    if (values.length === 0) return { text };
    return { name: `${this.name} ${nth}`, text, values: values.map((each) => filled.of(each)) };
  }
}

/** Outside the transaction, as every login has to; its hash is among what was read before. */
async function verifyPassword({ item: { password }, rows }: KnownItem): Promise<void> {
  if (password === undefined) return;
  const hash = [...rows.values()].flat().find((row) => 'password_hash' in row)?.['password_hash'];
  if (typeof hash !== 'string' || !(await verify(hash, String(password))))
    throw new Error('The password does not match.');
}
