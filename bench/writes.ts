import type { DatabaseConnection } from '#libs/platform';
import type { WriteTargets } from './data/write-targets.js';
import type { Item } from './floors/value-explainer.js';
import type { FloorWrites } from './floors/write-floor.child.js';
import { TRIED_ROWS, type TriedWrite, tryWrites } from './floors/write-scout.js';
import { WrittenRows } from './floors/written-rows.js';
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
/** Among those tried. */
const SEEN_AGAIN = 4;

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
    TRIED_ROWS +
    COUNTED_ROWS +
    Math.ceil(2 * (seconds + warmUpOf(seconds)) * (ROWS_PER_SECOND[1] + ROWS_PER_SECOND[8]))
  );
}

interface Write<Target extends Item = Item> {
  name: string;
  signedIn: boolean;
  targets: readonly Target[];
  readonly post: (target: Target) => Post;
}

function writesOn(pool: WriteTargets, seconds: number): Write[] {
  // One that is tried has been there before: its network is known by then.
  const logins = Array.from(
    { length: rowsNeeded(seconds) },
    (_, nth) => pool.logins[nth === SEEN_AGAIN ? 0 : nth % pool.logins.length]!,
  );
  return [
    writeOf('login', false, logins, (body) => ({ path: '/login/', body })),
    writeOf('ask', true, pool.asks, ({ requirementSlug, workerId }) => ({
      path: `/request/${requirementSlug}/worker/`,
      body: { worker_id: workerId, action: 'request' },
    })),
    writeOf('answer', false, pool.answers, ({ token }) => ({
      path: `/user/request/${token}/action/`,
      body: { action: 'available', response: 'yes' },
    })),
    writeOf('sign in', true, pool.signIns, ({ callSlug, requestId }) => ({
      path: `/call-times/${callSlug}/tracking/`,
      body: { request_id: requestId, action: 'sign_in' },
    })),
  ];
}

function writeOf<Target extends Item>(
  name: string,
  signedIn: boolean,
  targets: readonly Target[],
  post: (target: Target) => Post,
): Write {
  return { name, signedIn, targets, post: (target) => post(target as Target) };
}

export const WRITE_NAMES: readonly string[] = ['login', 'ask', 'answer', 'sign in'];

interface Round {
  connections: 1 | 8;
  seconds: number;
  /** Rows at most. */
  most: number;
}

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
  const writes = writesOn(pool, around.seconds).filter(({ name }) => names.includes(name));
  const tried = await tryWrites(
    around.connection,
    writes.map((write) => {
      const items = write.targets.slice(0, TRIED_ROWS);
      return {
        name: write.name,
        headers: headersOf(write, around.key),
        items,
        posts: items.map(write.post),
      };
    }),
  );
  const measuring = await WriteBenchmark.start(around);
  try {
    for (const write of writes) await measuring.measure(write, tried.get(write.name)!, each);
  } finally {
    await measuring.end();
  }
}

class WriteBenchmark {
  private readonly load = Child.start<Posts, Loaded>('load/writes.child.js');
  private readonly floor = Child.start<FloorWrites, Loaded>('floors/write-floor.child.js');

  private constructor(
    private readonly around: MeasureContext,
    private readonly written: WrittenRows,
  ) {}

  static async start(around: MeasureContext): Promise<WriteBenchmark> {
    return new WriteBenchmark(around, await WrittenRows.of(around.connection));
  }

  async measure(
    write: Write,
    tried: TriedWrite,
    each: (result: WriteResult) => void,
  ): Promise<void> {
    const { seconds, statements } = this.around;
    let at = TRIED_ROWS;
    const onFresh = async (
      most: number,
      send: (targets: readonly Item[]) => Promise<Loaded>,
    ): Promise<Loaded> => {
      const loaded = await send(write.targets.slice(at, at + most));
      at += loaded.answered;
      return loaded;
    };
    const post = (round: Round): Promise<Loaded> =>
      onFresh(round.most, (targets) => this.post(write, targets, round));
    const transact = (round: Round): Promise<Loaded> =>
      onFresh(round.most, (targets) => this.transact(write.name, tried, targets, round));

    const counted =
      (await statements?.of(() => post({ connections: 1, seconds: 5, most: 1 }))) ?? null;
    for (const connections of CONNECTIONS) {
      const roundOf = (seconds: number): Round => ({
        connections,
        seconds,
        most: Math.floor(ROWS_PER_SECOND[connections] * seconds),
      });
      const [ours, theirs]: [Loaded[], Loaded[]] = [[], []];
      for (const side of [post, transact]) await side(roundOf(warmUpOf(seconds)));
      for (let turn = 0; turn < ROUNDS; turn++) {
        ours.push(await post(roundOf(seconds / ROUNDS)));
        theirs.push(await transact(roundOf(seconds / ROUNDS)));
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

  async end(): Promise<void> {
    await Promise.all([this.load.end(), this.floor.end(), this.written.end()]);
  }

  private post(
    write: Write,
    targets: readonly Item[],
    { connections, seconds }: Round,
  ): Promise<Loaded> {
    const { product, key } = this.around;
    return this.load.ask({
      url: product.url,
      headers: headersOf(write, key),
      connections,
      seconds,
      posts: targets.map(write.post),
    });
  }

  /** @throws Error fewer rows are left than by as many writes of the server */
  private async transact(
    name: string,
    { plan, rowsLeft }: TriedWrite,
    targets: readonly Item[],
    { connections, seconds }: Round,
  ): Promise<Loaded> {
    const { connection } = this.around;
    const { result, rows } = await this.written.during(async () => {
      const items = [...targets];
      const loaded = await this.floor.ask({ connection, name, plan, items, connections, seconds });
      return { ...loaded, tables: plan.tables };
    });
    for (const [table, left] of rowsLeft)
      if (rows.get(table)! < left * result.answered)
        throw new Error(
          `The floor of "${name}" left ${rows.get(table)} rows in ${table} by ${result.answered} writes, the server ${left} by each.`,
        );
    return result;
  }
}

function headersOf({ signedIn }: Write, key: string): Record<string, string> {
  return signedIn ? { authorization: `Token ${key}` } : {};
}
