import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { Random } from '../data/random.js';
import type { FakeCarrier } from '../messages/fake-carrier.js';
import type { BenchedCompany } from './companies.js';
import type { NoisyOptions } from './options.js';
import type { Writer } from './writer.js';

/** Milliseconds of each thing, from the moment at which it was due. */
export interface QuietTimes {
  reads: number[];
  texts: number[];
  imports: number[];
}

const PATHS = ['/events/list/', '/workers/', '/notifications/'];
/** Milliseconds after a turn in which late things still count. */
const PATIENCE_MS = 60_000;
const CONTACTS_OF_IMPORT = 20;

/** Small companies that read, text and import at a stated rate, whatever answers come. */
export class QuietCompanies {
  private readonly random = new Random(7);
  private imported = 0;

  constructor(
    private readonly companies: readonly BenchedCompany[],
    private readonly rates: Pick<NoisyOptions, 'reads' | 'texts' | 'imports'>,
    private readonly doors: { url: string; carrier: FakeCarrier; writer: Writer; pool: Pool },
  ) {}

  async during(seconds: number): Promise<QuietTimes> {
    const times: QuietTimes = { reads: [], texts: [], imports: [] };
    const { reads, texts, imports } = this.rates;
    await Promise.all([
      atRate(reads, seconds, async (due) => {
        await this.read();
        times.reads.push(performance.now() - due);
      }),
      atRate(texts, seconds, async (due) => void times.texts.push((await this.text()) - due)),
      atRate(imports, seconds, async (due) => {
        await this.import();
        times.imports.push(performance.now() - due);
      }),
    ]);
    return times;
  }

  private async read(): Promise<void> {
    const { key } = this.random.pick(this.companies);
    const answer = await fetch(this.doors.url + this.random.pick(PATHS), {
      headers: { Authorization: `Token ${key}` },
    });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`A quiet company was answered ${answer.status}.`);
  }

  /** @returns when the carrier was asked */
  private async text(): Promise<number> {
    const { carrier, writer } = this.doors;
    const company = this.random.pick(this.companies);
    const phone = this.random.pick(company.phones);
    carrier.arrivals.delete(phone);
    await writer.offer(company, [phone]);
    await until(() => carrier.arrivals.has(phone));
    return carrier.arrivals.get(phone) ?? performance.now();
  }

  private async import(): Promise<void> {
    const { pool, writer } = this.doors;
    const first = (this.imported += CONTACTS_OF_IMPORT);
    const slug = await writer.import(this.random.pick(this.companies), CONTACTS_OF_IMPORT, first);
    await until(async () => {
      const { rowCount } = await pool.query(
        `select from contact_imports where slug = $1 and state = 'done'`,
        [slug],
      );
      return rowCount === 1;
    });
  }
}

/** Begins at fixed moments, so that slow answers do not thin out the load. */
async function atRate(
  perSecond: number,
  seconds: number,
  act: (due: number) => Promise<void>,
): Promise<void> {
  const began = performance.now();
  const running: Promise<void>[] = [];
  for (let nth = 0; nth < perSecond * seconds; nth++) {
    const due = began + (nth * 1000) / perSecond;
    await sleep(Math.max(0, due - performance.now()));
    running.push(act(due));
  }
  await Promise.all(running);
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (performance.now() > deadline) return; // Counts as so late.
    await sleep(2);
  }
}
