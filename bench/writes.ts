import type { DatabaseConnection } from '#libs/platform';
import type { WriteTargets } from './data/write-targets.js';
import type { FloorItems, FloorWrites } from './floors/write-floor.child.js';
import { type Figure, figureOf } from './load/figure.js';
import type { Loaded } from './load/load.child.js';
import type { Post, Posts } from './load/writes.child.js';
import { Child } from './server/child.js';
import type { ApiServer } from './server/api-server.js';
import type { StatementCounter } from './server/statements.js';

const CONNECTIONS = [1, 8] as const;
const ROUNDS = 2;
/** Fresh rows per second, by connections: more than can be written. When they run out, the round ends early. */
const ROWS_PER_SECOND = { 1: 500, 8: 1_200 } as const;
/** Seconds: V8 compiles a write in some hundred of them. */
const warmUpOf = (seconds: number): number => Math.max(0.5, seconds * 0.2);
/** Rows for counting statements: ten counted runs and one warm-up. */
const COUNTED_ROWS = 11;

export interface WriteResult {
  name: string;
  connections: number;
  statements: number | null;
  ours: Figure;
  floor: Figure;
  ratio: number;
}

/** Rows that each kind of write needs for a run. */
export function rowsNeeded(seconds: number): number {
  return (
    COUNTED_ROWS +
    Math.ceil(2 * (seconds + warmUpOf(seconds)) * (ROWS_PER_SECOND[1] + ROWS_PER_SECOND[8]))
  );
}

interface Write {
  name: FloorItems['kind'];
  signedIn: boolean;
  /** The requests of both sides. */
  posts(from: number, to: number): Post[];
  items(from: number, to: number): FloorItems;
}

function writesOn(pool: WriteTargets, seconds: number): Write[] {
  const logins = Array.from(
    { length: rowsNeeded(seconds) },
    (_, nth) => pool.logins[nth % pool.logins.length]!,
  );
  return [
    {
      name: 'login',
      signedIn: false,
      posts: (from, to) => logins.slice(from, to).map((body) => ({ path: '/login/', body })),
      items: (from, to) => ({ kind: 'login', items: logins.slice(from, to) }),
    },
    {
      name: 'ask',
      signedIn: true,
      posts: (from, to) =>
        pool.asks.slice(from, to).map(({ requirementSlug, workerId }) => ({
          path: `/request/${requirementSlug}/worker/`,
          body: { worker_id: workerId, action: 'request' },
        })),
      items: (from, to) => ({ kind: 'ask', items: pool.asks.slice(from, to) }),
    },
    {
      name: 'answer',
      signedIn: false,
      posts: (from, to) =>
        pool.answers.slice(from, to).map(({ token }) => ({
          path: `/user/request/${token}/action/`,
          body: { action: 'available', response: 'yes' },
        })),
      items: (from, to) => ({ kind: 'answer', items: pool.answers.slice(from, to) }),
    },
    {
      name: 'sign in',
      signedIn: true,
      posts: (from, to) =>
        pool.signIns.slice(from, to).map(({ callSlug, requestId }) => ({
          path: `/call-times/${callSlug}/tracking/`,
          body: { request_id: requestId, action: 'sign_in' },
        })),
      items: (from, to) => ({ kind: 'sign in', items: pool.signIns.slice(from, to) }),
    },
  ];
}

export const WRITE_NAMES: readonly string[] = ['login', 'ask', 'answer', 'sign in'];

interface MeasureContext {
  product: ApiServer;
  connection: DatabaseConnection;
  key: string;
  statements: StatementCounter | null;
  seconds: number;
}

/** Measures writes, each beside the bare transaction that writes the same; no row is written to twice. */
export async function measureWrites(
  names: readonly string[],
  pool: WriteTargets,
  around: MeasureContext,
  each: (result: WriteResult) => void,
): Promise<void> {
  const load = Child.start<Posts, Loaded>('load/writes.child.js');
  const floor = Child.start<FloorWrites, Loaded>('floors/write-floor.child.js');
  try {
    for (const write of writesOn(pool, around.seconds).filter(({ name }) => names.includes(name)))
      await measure(write, load, floor, around, each);
  } finally {
    await Promise.all([load.end(), floor.end()]);
  }
}

async function measure(
  write: Write,
  load: Child<Posts, Loaded>,
  floor: Child<FloorWrites, Loaded>,
  around: MeasureContext,
  each: (result: WriteResult) => void,
): Promise<void> {
  const { product, connection, key, statements, seconds } = around;
  const headers: Record<string, string> = write.signedIn ? { authorization: `Token ${key}` } : {};
  let at = 0;
  const post = async (connections: number, forSeconds: number, most: number): Promise<Loaded> => {
    const loaded = await load.ask({
      url: product.url,
      headers,
      connections,
      seconds: forSeconds,
      posts: write.posts(at, at + most),
    });
    at += loaded.answered;
    return loaded;
  };
  const transact = async (
    connections: number,
    forSeconds: number,
    most: number,
  ): Promise<Loaded> => {
    const loaded = await floor.ask({
      connection,
      key,
      connections,
      seconds: forSeconds,
      ...write.items(at, at + most),
    });
    at += loaded.answered;
    return loaded;
  };

  const counted = (await statements?.of(() => post(1, 5, 1))) ?? null;
  for (const connections of CONNECTIONS) {
    const [ours, theirs]: [Loaded[], Loaded[]] = [[], []];
    const warmUp = warmUpOf(seconds);
    for (const side of [post, transact])
      await side(connections, warmUp, Math.floor(ROWS_PER_SECOND[connections] * warmUp));
    const most = Math.floor((ROWS_PER_SECOND[connections] * seconds) / ROUNDS);
    for (let turn = 0; turn < ROUNDS; turn++) {
      ours.push(await post(connections, seconds / ROUNDS, most));
      theirs.push(await transact(connections, seconds / ROUNDS, most));
    }
    const [oursFigure, floorFigure] = [figureOf(ours), figureOf(theirs)];
    each({
      name: write.name,
      connections,
      statements: counted,
      ours: oursFigure,
      floor: floorFigure,
      ratio: oursFigure.requestsPerSecond / floorFigure.requestsPerSecond,
    });
  }
}
