import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabaseConnection } from '#libs/platform';
import type { FloorsToServe, FloorToServe } from './floors/floor.child.js';
import { asRecorded, isSameStatement, recordedStatements } from './floors/recordings.js';
import { Scout } from './floors/scout.js';
import { type Figure, figureOf } from './load/figure.js';
import type { Load, Loaded } from './load/load.child.js';
import type { Screen } from './screens.js';
import { Child } from './server/child.js';
import { POOL, type ApiServer } from './server/api-server.js';
import type { StatementCounter } from './server/statements.js';

const CONNECTIONS = 16;
/** Product and floor take turns, so that other load on the machine hits both. */
const ROUNDS = 2;
/** Warm-up as a share of the time; seconds at most. */
const WARM_UP = 0.25;
const MAX_WARM_UP = 1;
/** Seconds for each server before its first figure: V8 compiles what is the same for all screens. */
const FIRST_WARM_UP = 1;

export interface ReadResult {
  name: string;
  bytes: number;
  statements: number | null;
  ours: Figure;
  floor: Figure;
  /** A server that only sends the same bytes, for the list of events. */
  still: Figure | null;
  ratio: number;
  unchanged: UnchangedResult | null;
}

/** The same screen, by a server that keeps answers, while nothing changes. */
export interface UnchangedResult {
  sent: Figure;
  /** Answered 304. */
  confirmed: Figure;
  /** Of the floor's rate. */
  ratio: number;
}

/** Measures screens, each beside its floor. */
export class ReadBenchmark {
  private constructor(
    private readonly product: ApiServer,
    private readonly builder: ApiServer,
    private readonly key: string,
    private readonly floors: Child<FloorsToServe, string>,
    private readonly floorUrl: string,
    private readonly load: Child<Load, Loaded>,
    private readonly statements: StatementCounter | null,
    private readonly seconds: number,
  ) {}

  static async measureAll(
    screens: readonly Screen[],
    around: {
      product: ApiServer;
      /** The same, which builds every answer anew, as after a change. */
      builder: ApiServer;
      connection: DatabaseConnection;
      key: string;
      statements: StatementCounter | null;
      seconds: number;
    },
    each: (result: ReadResult) => void,
  ): Promise<void> {
    const { product, builder, key } = around;
    const floors = Child.start<FloorsToServe, string>('floors/floor.child.js');
    const load = Child.start<Load, Loaded>('load/load.child.js');
    try {
      if (screens.length === 0) return;
      const [actor] = (await recordedStatements('actor')) as [string];
      const events = await textOf(`${product.url}/events/list/`, { authorization: `Token ${key}` });
      const floorUrl = await floors.ask({
        connection: around.connection,
        pool: POOL,
        actor,
        floors: await floorsOf(screens, around.connection, key, actor),
        still: { 'events-list': events },
      });
      const reads = new ReadBenchmark(
        product,
        builder,
        key,
        floors,
        floorUrl,
        load,
        around.statements,
        around.seconds,
      );
      await reads.warmUp(screens.find(({ isRevised }) => isRevised) ?? screens[0]!);
      for (const [nth, screen] of screens.entries()) each(await reads.measure(screen, nth));
    } finally {
      await Promise.all([floors.end(), load.end()]);
    }
  }

  private async warmUp({ path, signedIn }: Screen): Promise<void> {
    for (const { url } of [this.product, this.builder])
      await this.load.ask({
        url: `${url}${path}`,
        headers: signedIn ? { authorization: `Token ${this.key}` } : {},
        connections: CONNECTIONS,
        seconds: FIRST_WARM_UP,
      });
  }

  private async measure(screen: Screen, nth: number): Promise<ReadResult> {
    const headers: Record<string, string> = screen.signedIn
      ? { authorization: `Token ${this.key}` }
      : {};
    const [ours, floor] = [`${this.builder.url}${screen.path}`, `${this.floorUrl}/${nth}`];
    const body = await textOf(ours, headers);
    await textOf(floor, headers);
    const statements = (await this.statements?.of(() => textOf(ours, headers))) ?? null;

    const targets = [
      ours,
      floor,
      ...(screen.name === 'events/list' ? [`${this.floorUrl}/events-list`] : []),
    ];
    const rounds = await this.inRounds(targets, headers);
    const [oursFigure, floorFigure, still] = rounds.map(figureOf);
    const unchanged = screen.isRevised ? await this.unchanged(screen, headers) : null;
    return {
      name: screen.name,
      bytes: Buffer.byteLength(body),
      statements,
      ours: oursFigure!,
      floor: floorFigure!,
      still: still ?? null,
      ratio: oursFigure!.requestsPerSecond / floorFigure!.requestsPerSecond,
      unchanged: unchanged && {
        ...unchanged,
        ratio: unchanged.sent.requestsPerSecond / floorFigure!.requestsPerSecond,
      },
    };
  }

  private async unchanged(
    { path }: Screen,
    headers: Record<string, string>,
  ): Promise<Omit<UnchangedResult, 'ratio'>> {
    const url = `${this.product.url}${path}`;
    const ask = async (load: Partial<Load> = {}): Promise<Figure> => {
      const given = { url, headers, connections: CONNECTIONS, ...load };
      await this.load.ask({ ...given, seconds: Math.min(MAX_WARM_UP, this.seconds * WARM_UP) });
      return figureOf([await this.load.ask({ ...given, seconds: this.seconds })]);
    };
    const sent = await ask();
    const answer = await fetch(url, { headers });
    await answer.arrayBuffer();
    const known = { ...headers, 'if-none-match': answer.headers.get('etag')! };
    return { sent, confirmed: await ask({ headers: known, status: 304 }) };
  }

  private async inRounds(urls: string[], headers: Record<string, string>): Promise<Loaded[][]> {
    const rounds = urls.map((): Loaded[] => []);
    const ask = (url: string, seconds: number): Promise<Loaded> =>
      this.load.ask({ url, headers, connections: CONNECTIONS, seconds });
    for (const url of urls) await ask(url, Math.min(MAX_WARM_UP, this.seconds * WARM_UP));
    for (let turn = 0; turn < ROUNDS; turn++) {
      for (const [nth, url] of urls.entries()) {
        rounds[nth]!.push(await ask(url, this.seconds / ROUNDS));
        await sleep(50);
      }
    }
    return rounds;
  }
}

/** Asks each screen once of a server that tells what it sends. */
async function floorsOf(
  screens: readonly Screen[],
  connection: DatabaseConnection,
  key: string,
  actor: string,
): Promise<FloorToServe[]> {
  const scout = await Scout.start(connection);
  try {
    const floors: FloorToServe[] = [];
    for (const { path, signedIn, recording } of screens) {
      const headers: Record<string, string> = signedIn ? { authorization: `Token ${key}` } : {};
      let answer = '';
      const sent = await scout.sentDuring(
        async () => (answer = await textOf(`${scout.url}${path}`, headers)),
      );
      const statements = signedIn ? sent.filter(({ text }) => !isSameStatement(text, actor)) : sent;
      floors.push({ signedIn, statements: await asRecorded(recording, statements), answer });
    }
    return floors;
  } finally {
    await scout.stop();
  }
}

/** @throws Error the answer is not 200 */
async function textOf(url: string, headers: Record<string, string>): Promise<string> {
  const answer = await fetch(url, { headers });
  const text = await answer.text();
  if (answer.status !== 200)
    throw new Error(`${url} answered ${answer.status}: ${text.slice(0, 300)}`);
  return text;
}
