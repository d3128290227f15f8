import { createHash, randomBytes, randomUUID } from 'node:crypto';
import process from 'node:process';
import { verify } from '@node-rs/argon2';
import pg, { Pool, type PoolClient, type PoolConfig, type QueryConfig } from 'pg';
import { randomShortToken } from '#libs/kernel';
import { type DatabaseConnection, setTypeParsers } from '#libs/platform';
import type { AnswerTarget, AskTarget, LoginTarget, SignInTarget } from '../data/write-targets.js';
import type { Loaded } from '../load/load.child.js';
import { runConcurrently } from '../load/run-concurrently.js';
import { serveQuestions } from '../server/child.js';
import { type StatementName, STATEMENTS } from './write-statements.js';

/** Sends what is asked in one tick as one packet. */
class PacketClient extends pg.Client {
  override query = ((...asked: Parameters<pg.Client['query']>) => {
    const { stream } = this.connection;
    stream.cork();
    process.nextTick(() => stream.uncork());
    return pg.Client.prototype.query.apply(this, asked);
  }) as pg.Client['query'];
}

/** The transaction and its rows. */
export type FloorItems =
  | { kind: 'login'; items: LoginTarget[] }
  | { kind: 'ask'; items: AskTarget[] }
  | { kind: 'answer'; items: AnswerTarget[] }
  | { kind: 'sign in'; items: SignInTarget[] };

export type FloorWrites = FloorItems & {
  connection: DatabaseConnection;
  key: string;
  connections: number;
  seconds: number;
};

interface Row {
  id: number;
  [column: string]: unknown;
}

let pool: Pool | null = null;

/** Rows that are known before the time runs, by slug, token or id: no statement waits for another. */
type Known = ReadonlyMap<unknown, Row>;

/** The transactions of the floor, on one connection each, without HTTP: one round trip, which begins and commits, too. */
class FloorTransactions {
  private readonly results: Promise<unknown>[] = [];

  constructor(
    private readonly client: PoolClient,
    private readonly key: string,
    private readonly userId: number,
    private readonly known: Known,
  ) {}

  /** Verifies the password outside the transaction, since every login has to. */
  async login({ username, password }: LoginTarget): Promise<void> {
    const [user] = (await this.client.query<Row>(named('user', [username]))).rows;
    if (!(await verify(user!['password_hash'] as string, password)))
      throw new Error('The password does not match.');
    await this.transaction((now) => {
      this.send('userHeld', user!.id, user!['password_hash']);
      this.send('keyMade', user!.id, fingerprint(randomBytes(20).toString('hex')), 'bench', now);
      this.audit('keyAudited', now, user!.id, null, 'api-key.issued');
    });
  }

  ask({ requirementSlug, workerId }: AskTarget): Promise<void> {
    const { id, company_id: companyId } = this.find(requirementSlug);
    return this.transaction((now) => {
      this.send('key', fingerprint(this.key));
      this.send('requirement', requirementSlug);
      this.send('requestMade', id, workerId, companyId, randomShortToken(), now);
      this.audit('requestAudited', now, this.userId, companyId, 'request.asked');
    });
  }

  answer({ token }: AnswerTarget): Promise<void> {
    const request = this.find(token);
    const { id, company_id: companyId } = request;
    const line = `${String(request['worker'])} is available for ${String(request['skill'])} at ${String(request['call'])}, ${String(request['event_name'])}.`;
    return this.transaction((now) => {
      this.send('requestFound', token);
      this.send('requirementHeld', id);
      this.send('placed', id);
      this.send('counted', request['requirement_id']);
      this.send('answered', id, now);
      this.send(
        'noted',
        companyId,
        request['event_id'],
        request['call_id'],
        request['requirement_id'],
        id,
        line,
        now,
      );
      this.audit('audited', now, null, companyId, 'request.moved', id);
      this.send('withdrawn', id);
    });
  }

  signIn({ callSlug, requestId }: SignInTarget): Promise<void> {
    const { starts_at: startsAt, company_id: companyId } = this.find(requestId);
    return this.transaction((now) => {
      this.send('key', fingerprint(this.key));
      this.send('onSheet', callSlug, requestId);
      this.send('requestHeld', requestId);
      this.send('shift', requestId);
      this.send('entry', requestId);
      this.send('entryMade', requestId, startsAt, now);
      this.send('punched', now, startsAt, this.userId);
      this.audit('entryAudited', now, this.userId, companyId, 'hours.sign_in');
    });
  }

  private async transaction(verb: (now: Date) => void): Promise<void> {
    this.results.push(this.client.query('begin'));
    verb(new Date());
    this.results.push(this.client.query('commit'));
    await Promise.all(this.results.splice(0));
  }

  private audit(
    name: StatementName,
    now: Date,
    userId: unknown,
    companyId: unknown,
    action: string,
    ...subjectId: unknown[]
  ): void {
    const after = JSON.stringify({ state: action });
    const kind = userId === null ? 'short-token' : 'user';
    this.send(
      name,
      now,
      userId,
      kind,
      randomUUID(),
      companyId,
      action,
      'bench',
      after,
      ...subjectId,
    );
  }

  private send(name: StatementName, ...values: unknown[]): void {
    this.results.push(this.client.query(named(name, values)));
  }

  private find(key: unknown): Row {
    return this.known.get(key)!;
  }
}

function named(name: StatementName, values: unknown[]): QueryConfig {
  return { name, text: STATEMENTS[name], values };
}

async function knownOf(client: PoolClient, work: FloorItems): Promise<Known> {
  const rows = async (name: StatementName, ...values: unknown[]): Promise<Row[]> =>
    (await client.query<Row>(named(name, values))).rows;
  if (work.kind === 'login') return new Map();
  if (work.kind === 'ask') {
    const slugs = work.items.map(({ requirementSlug }) => requirementSlug);
    return new Map((await rows('requirementsKnown', slugs)).map((row) => [row['slug'], row]));
  }
  const tokens = work.kind === 'answer' ? work.items.map(({ token }) => token) : [];
  const ids = work.kind === 'sign in' ? work.items.map(({ requestId }) => requestId) : [];
  const found = await rows('requestsKnown', tokens, ids);
  return new Map(found.map((row) => [ids.length > 0 ? row.id : row['token_short'], row]));
}

async function write({
  connection,
  key,
  connections,
  seconds,
  ...work
}: FloorWrites): Promise<Loaded> {
  setTypeParsers();
  const options: PoolConfig & { pipeline: boolean } = {
    ...connection,
    max: 10,
    options: '-c TimeZone=UTC',
    pipeline: true,
    Client: PacketClient,
  };
  pool ??= new Pool(options);
  const clients = await Promise.all(Array.from({ length: connections }, () => pool!.connect()));
  const [first] = clients as [PoolClient];
  const [user] = (await first.query<Row>(named('key', [fingerprint(key)]))).rows;
  const known = await knownOf(first, work);
  const idle = clients.map(
    (client) => new FloorTransactions(client, key, user!['user_id'] as number, known),
  );
  const withOne = async (verb: (bare: FloorTransactions) => Promise<void>): Promise<void> => {
    const bare = idle.pop()!;
    await verb(bare);
    idle.push(bare);
  };
  try {
    const go = <Item>(
      items: readonly Item[],
      verb: (bare: FloorTransactions, item: Item) => Promise<void>,
    ): Promise<Loaded> =>
      runConcurrently(items, connections, seconds, (item) => withOne((bare) => verb(bare, item)));
    if (work.kind === 'login') return await go(work.items, (bare, item) => bare.login(item));
    if (work.kind === 'ask') return await go(work.items, (bare, item) => bare.ask(item));
    if (work.kind === 'answer') return await go(work.items, (bare, item) => bare.answer(item));
    return await go(work.items, (bare, item) => bare.signIn(item));
  } finally {
    for (const client of clients) client.release();
  }
}

function fingerprint(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

serveQuestions(write);
