import { Client } from 'pg';
import { PasswordHashingService } from '#libs/identity';
import { addDays, dateIn } from '#libs/kernel';
import type { DatabaseConnection } from '#libs/platform';
import { BulkRows } from './bulk-rows.js';
import { CopyWriter } from './copy-writer.js';
import { NotificationSeeder } from './notification-seeder.js';
import { addCompany, COMPANY_ZONE, type BenchCompany, PASSWORD } from './company.js';
import { Random } from './random.js';
import type { CompanySize, DataSet } from './data-sets.js';
import { EventSeeder } from './event-seeder.js';

const SEED = 20_311_105;
/** Number of past events above which rows are no longer checked one by one. */
const TRUSTED_ABOVE = 1_000;
const DAY = 24 * 3_600_000;
/** Days ahead of the last upcoming event; the first begins the day after tomorrow. */
const UPCOMING_DAYS = 84;
/** Days of answers in the feed. */
const FEED_DAYS = 180;

export interface Seeded {
  /** The company that is measured. */
  company: BenchCompany;
  rows: number;
  seconds: number;
}

/**
 * Fills a migrated, empty database; every run makes the same data, except for the dates, which are relative to today.
 */
export async function seed(connection: DatabaseConnection, world: DataSet): Promise<Seeded> {
  const began = Date.now();
  const client = new Client(connection);
  await client.connect();
  try {
    const bulk = world.isBulk ? await BulkRows.prepare(client) : null;
    const copying = await CopyWriter.open(client, world.main.pastEvents > TRUSTED_ABOVE);
    const seeding = new CompanySeeder(
      copying,
      new Random(SEED),
      await new PasswordHashingService().hash(PASSWORD),
      new Date(),
    );
    const house = await seeding.company(1, world.main);
    for (let nth = 0; nth < world.others; nth++) await seeding.company(nth + 2, world.other);
    await copying.finish();
    await bulk?.write();
    await client.query(COUNTERS);
    await client.query('update companies set name = name'); // Their revisions, which loading may have left out.
    await client.query('vacuum analyze');
    return { company: house, rows: copying.copied, seconds: (Date.now() - began) / 1000 };
  } finally {
    await client.end();
  }
}

/** Sets the counters that the application maintains. */
const COUNTERS = `
  update workers w set no_show_count = counted.missed, canceled_count = counted.canceled
    from (select worker_id, count(*) filter (where state = 'no_show')::int as missed, count(*) filter (where cancel_counted)::int as canceled
            from labor_requests group by worker_id) counted
   where counted.worker_id = w.id and counted.missed + counted.canceled > 0`;

class CompanySeeder {
  private readonly today: string;

  constructor(
    private readonly copying: CopyWriter,
    private readonly random: Random,
    private readonly passwordHash: string,
    private readonly now: Date,
  ) {
    this.today = dateIn(COMPANY_ZONE, now);
  }

  async company(number: number, scale: CompanySize): Promise<BenchCompany> {
    const born = new Date(this.now.getTime() - (scale.pastDays + 100) * DAY);
    const house = addCompany(this.copying, this.random, number, scale, this.passwordHash, born);
    const feed = new NotificationSeeder(
      scale.notifications,
      new Date(this.now.getTime() - FEED_DAYS * DAY),
    );
    const shows = new EventSeeder(this.copying, this.random, house, this.now, feed);
    for (const date of this.dates(scale)) {
      shows.add(date);
      await this.copying.sendIfFull();
    }
    feed.write(this.copying, house.id);
    return house;
  }

  private *dates({ pastEvents, pastDays, upcomingEvents }: CompanySize): Generator<string> {
    for (let nth = pastEvents; nth > 0; nth--)
      yield addDays(this.today, -2 - Math.ceil((nth * pastDays) / pastEvents));
    for (let nth = 0; nth < upcomingEvents; nth++)
      yield addDays(this.today, 2 + Math.floor((nth * UPCOMING_DAYS) / upcomingEvents));
  }
}
