import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Loaded } from '../load/load.child.js';
import { Child } from '../server/child.js';
import type { BenchedCompany } from './companies.js';
import type { NoisyLoad } from './noisy-reads.child.js';
import type { Writer } from './writer.js';

const CONTACTS_OF_IMPORT = 1000;
/** Imports that wait or run. */
const IMPORTS = 20;
const TEXTS_AT_ONCE = 1000;

/** Sends, imports and reads as much as it can. */
export class NoisyCompany {
  private readonly reads = Child.start<NoisyLoad, Loaded>('noisy/noisy-reads.child.js');
  private imported = 100_000_000;

  constructor(
    private readonly company: BenchedCompany,
    private readonly doors: { url: string; writer: Writer; pool: Pool },
    private readonly backlog: number,
  ) {}

  /** Fills its queues first. @returns answers that it got a second */
  async during(seconds: number, act: () => Promise<void>): Promise<number> {
    await this.fill();
    let isOver = false;
    const filling = (async () => {
      while (!isOver) {
        await this.fill();
        await sleep(200);
      }
    })();
    const { url } = this.doors;
    const reading = this.reads.ask({ url, key: this.company.key, seconds, connections: 24 });
    try {
      await act();
    } finally {
      isOver = true;
    }
    await filling;
    const { answered } = await reading;
    return answered / seconds;
  }

  end(): Promise<void> {
    return this.reads.end();
  }

  private async fill(): Promise<void> {
    const { writer, pool } = this.doors;
    const { rows } = await pool.query<{ texts: number; imports: number }>(
      `select (select count(*)::int from outgoing_messages where company_id = $1 and status = 'queued') as texts,
              (select count(*)::int from contact_imports where company_id = $1 and state = 'running') as imports`,
      [this.company.id],
    );
    const { texts, imports } = rows[0]!;
    const { phones } = this.company;
    for (let missing = this.backlog - texts; missing > 0; missing -= TEXTS_AT_ONCE)
      await writer.offer(
        this.company,
        Array.from(
          { length: Math.min(missing, TEXTS_AT_ONCE) },
          (_, at) => phones[at % phones.length]!,
        ),
      );
    for (let waiting = imports; waiting < IMPORTS; waiting++) {
      this.imported += CONTACTS_OF_IMPORT;
      await writer.import(this.company, CONTACTS_OF_IMPORT, this.imported);
    }
  }
}
