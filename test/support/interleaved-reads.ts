import { hash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { DatabaseConnection } from '#libs/platform';

export interface Reader {
  url: string;
  key: string;
}

interface ReadEvent {
  id: number;
  event_name: string;
  location_profile: { name: string };
}

/** What a reader found wrong; all are empty where every answer is exact. */
export interface Interleaved {
  /** Answers with rows from before a commit that the reader was told of. */
  stale: string[];
  /** Answers with rows of two states. */
  mixed: string[];
  /** Tags that came with two different answers. */
  ambiguous: string[];
  /** Answers by status; some of each show that it was tried. */
  statuses: Record<number, number>;
  commits: number;
}

const LIST = '/events/list/';
const READERS = 8;
const READS_BETWEEN_REPORTS = 10_000;
const NUMBER = /^\d+$/;

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Reads the list of events while its rows are written past all verbs, in transactions that overlap and end in any order. Each
 * transaction gives an event and its location the same number, one higher than before; the list reads them by two
 * statements.
 *
 * @param readers in several roles, at several processes
 * @param reads how many, with and without the tag of an answer before
 * @param report is told what was found in so many reads, from time to time
 */
export async function interleave(
  database: DatabaseConnection,
  readers: readonly Reader[],
  reads: number,
  seed: number,
  report: (reads: number, found: Interleaved) => void,
): Promise<Interleaved> {
  const random = numbersFrom(seed);
  const found: Interleaved = { stale: [], mixed: [], ambiguous: [], statuses: {}, commits: 0 };
  const told = new Map<number, number>();
  /** A hash of the answer by its tag. */
  const bodies = new Map<string, string>();
  const events = await ownLocations(database);
  /** The latest answer of each reader. */
  const known = new Map<Reader, { tag: string; text: string }>();
  let left = reads;

  async function write(event: { id: number; location: number }): Promise<void> {
    const client = new pg.Client(database);
    await client.connect();
    for (let number = 1; left > 0; number++) {
      await client.query('begin');
      await client.query('update events set event_name = $2 where id = $1', [event.id, number]);
      await sleep(random() * 4);
      await client.query('update location_profiles set name = $2 where id = $1', [
        event.location,
        number,
      ]);
      await sleep(random() * 4);
      await client.query('commit');
      told.set(event.id, number);
      found.commits++;
      const next = left - 20 - random() * 40; // However fast this machine reads.
      while (left > Math.max(0, next)) await sleep(1);
    }
    await client.end();
  }

  async function read(): Promise<void> {
    while (left-- > 0) {
      const done = reads - left - 1;
      if (done > 0 && done % READS_BETWEEN_REPORTS === 0) report(done, found);
      const reader = readers[Math.floor(random() * readers.length)]!;
      const before = known.get(reader);
      const isTagged = before !== undefined && random() < 0.7;
      const least = new Map(told);
      const answer = await fetch(`${reader.url}${LIST}`, {
        headers: {
          authorization: `Token ${reader.key}`,
          ...(isTagged && { 'if-none-match': before.tag }),
        },
      });
      const sent = await answer.text();
      found.statuses[answer.status] = (found.statuses[answer.status] ?? 0) + 1;
      const tag = answer.headers.get('etag') ?? '';
      const text = answer.status === 304 ? before!.text : sent;
      const sum = hash('sha1', text, 'base64');
      if ((bodies.get(tag) ?? sum) !== sum) found.ambiguous.push(tag);
      bodies.set(tag, sum);
      known.set(reader, { tag, text });
      for (const event of JSON.parse(text) as ReadEvent[]) {
        const numbers = [event.event_name, event.location_profile.name];
        const isOlder = (Number(event.event_name) || 0) < (least.get(event.id) ?? 0);
        if (isOlder) found.stale.push(`${numbers.join()} after ${least.get(event.id)}`);
        if (NUMBER.test(numbers[0]!) && numbers[0] !== numbers[1]) found.mixed.push(numbers.join());
      }
    }
  }

  await Promise.all([...events.map(write), ...Array.from({ length: READERS }, read)]);
  report(reads, found);
  return found;
}

/** Gives each event a location of its own. */
async function ownLocations(
  database: DatabaseConnection,
): Promise<{ id: number; location: number }[]> {
  const client = new pg.Client(database);
  await client.connect();
  const { rows } = await client.query<{ id: string; location: string }>(`
    with made as (insert into location_profiles (company_id, name, address) select company_id, 'of ' || id, '' from events returning id, name)
    update events e set location_profile_id = made.id from made where made.name = 'of ' || e.id returning e.id, made.id as location`);
  await client.end();
  return rows.map(({ id, location }) => ({ id: Number(id), location: Number(location) }));
}
