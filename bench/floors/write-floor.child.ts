import { Pool, type PoolConfig } from 'pg';
import { connectionSettings, type DatabaseConnection, setTypeParsers } from '#libs/platform';
import type { Loaded } from '../load/load.child.js';
import { runConcurrently } from '../load/run-concurrently.js';
import { serveQuestions } from '../server/child.js';
import type { KnownItem } from './filled-values.js';
import { FloorTransactions, PacketClient } from './floor-transactions.js';
import type { Item } from './value-explainer.js';
import type { WritePlan } from './write-plan.js';

export interface FloorWrites {
  connection: DatabaseConnection;
  name: string;
  plan: WritePlan;
  items: Item[];
  connections: number;
  seconds: number;
}

/** Items in a packet, before the time runs. */
const READ_AT_ONCE = 50;

let pool: Pool | null = null;
/** By write and item: a round begins with the items that the last one did not reach. */
const known = new Map<string, KnownItem>();

async function write({
  connection,
  name,
  plan,
  items,
  connections,
  seconds,
}: FloorWrites): Promise<Loaded> {
  setTypeParsers();
  const options: PoolConfig & { pipeline: boolean } = {
    ...connection,
    max: 10,
    options: connectionSettings(),
    pipeline: true,
    Client: PacketClient,
  };
  pool ??= new Pool(options);
  const clients = await Promise.all(Array.from({ length: connections }, () => pool!.connect()));
  const idle = clients.map((client) => new FloorTransactions(client, name, plan));
  const withOne = async (verb: (bare: FloorTransactions) => Promise<void>): Promise<void> => {
    const bare = idle.pop()!;
    await verb(bare);
    idle.push(bare);
  };
  try {
    const unread: KnownItem[] = [];
    const things = items.map((item) => {
      const key = JSON.stringify([name, item]);
      if (!known.has(key)) {
        known.set(key, { item, rows: new Map() });
        unread.push(known.get(key)!);
      }
      return known.get(key)!;
    });
    const packs = Array.from({ length: Math.ceil(unread.length / READ_AT_ONCE) }, (_, nth) =>
      unread.slice(nth * READ_AT_ONCE, (nth + 1) * READ_AT_ONCE),
    );
    await runConcurrently(packs, connections, Infinity, (pack) =>
      withOne((bare) => bare.read(pack)),
    );
    return await runConcurrently(things, connections, seconds, (thing) =>
      withOne((bare) => bare.write(thing)),
    );
  } finally {
    for (const client of clients) client.release();
  }
}

serveQuestions(write);
