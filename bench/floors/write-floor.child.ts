import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { verify } from '@node-rs/argon2';
import { Pool, type PoolClient } from 'pg';
import { randomShortToken } from '#libs/kernel';
import type { DatabaseConnection } from '#libs/platform';
import type { AnswerTarget, AskTarget, LoginTarget, SignInTarget } from '../data/write-targets.js';
import type { Loaded } from '../load/load.child.js';
import { runConcurrently } from '../load/run-concurrently.js';
import { serveQuestions } from '../server/child.js';
import { type StatementName, STATEMENTS } from './write-statements.js';

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

/** The transactions of the floor, on one connection each, without HTTP. */
class FloorTransactions {
  constructor(
    private readonly client: PoolClient,
    private readonly key: string,
  ) {}

  /** Verifies the password outside the transaction, since every login has to. */
  async login({ username, password }: LoginTarget): Promise<void> {
    const user = await this.row('user', username);
    if (!(await verify(user['password_hash'] as string, password)))
      throw new Error('The password does not match.');
    await this.transaction(async (now) => {
      await this.row('userHeld', user.id, user['password_hash']);
      const made = await this.row(
        'keyMade',
        user.id,
        fingerprint(randomBytes(20).toString('hex')),
        'bench',
        now,
      );
      await this.audit(now, user.id, null, 'api-key.issued', made.id);
    });
  }

  async ask({ requirementSlug, workerId }: AskTarget): Promise<void> {
    const user = await this.row('key', fingerprint(this.key));
    await this.transaction(async (now) => {
      const requirement = await this.row('requirement', requirementSlug);
      const made = await this.row(
        'requestMade',
        requirement.id,
        workerId,
        requirement['company_id'],
        randomShortToken(),
        now,
      );
      await this.audit(now, user['user_id'], requirement['company_id'], 'request.asked', made.id);
    });
  }

  async answer({ token }: AnswerTarget): Promise<void> {
    await this.transaction(async (now) => {
      const { id } = await this.row('requestFound', token);
      await this.row('requirementHeld', id);
      const placed = await this.row('placed', id);
      await this.row('counted', placed['requirement_id']);
      await this.run('answered', id, now);
      const line = `${String(placed['worker'])} is available for ${String(placed['skill'])} at ${String(placed['call'])}, ${String(placed['event_name'])}.`;
      await this.run(
        'noted',
        placed['company_id'],
        placed['event_id'],
        placed['call_id'],
        placed['requirement_id'],
        id,
        line,
        now,
      );
      await this.audit(now, null, placed['company_id'], 'request.moved', id);
      await this.run('withdrawn', id);
    });
  }

  async signIn({ callSlug, requestId }: SignInTarget): Promise<void> {
    const user = await this.row('key', fingerprint(this.key));
    await this.transaction(async (now) => {
      await this.row('onSheet', callSlug, requestId);
      await this.row('requestHeld', requestId);
      const shift = await this.row('shift', requestId);
      await this.run('entry', requestId);
      const entry = await this.row('entryMade', requestId, shift['starts_at'], now);
      await this.row('punched', entry.id, now, shift['starts_at'], user['user_id']);
      await this.audit(now, user['user_id'], shift['company_id'], 'hours.sign_in', entry.id);
    });
  }

  private async transaction(verb: (now: Date) => Promise<void>): Promise<void> {
    await this.client.query('begin');
    await verb(new Date());
    await this.client.query('commit');
  }

  private async audit(
    now: Date,
    userId: unknown,
    companyId: unknown,
    action: string,
    subjectId: number,
  ): Promise<void> {
    await this.run(
      'audited',
      now,
      userId,
      userId === null ? 'short-token' : 'user',
      randomUUID(),
      companyId,
      action,
      'bench',
      subjectId,
      JSON.stringify({ state: action }),
    );
  }

  /** @throws Error no row was found */
  private async row(name: StatementName, ...values: unknown[]): Promise<Row> {
    const [row] = await this.run(name, ...values);
    if (!row) throw new Error(`The floor found nothing with the statement "${name}".`);
    return row;
  }

  private async run(name: StatementName, ...values: unknown[]): Promise<Row[]> {
    return (await this.client.query<Row>({ name, text: STATEMENTS[name], values })).rows;
  }
}

async function write({
  connection,
  key,
  connections,
  seconds,
  ...work
}: FloorWrites): Promise<Loaded> {
  pool ??= new Pool({ ...connection, max: 10, options: '-c TimeZone=UTC' });
  const clients = await Promise.all(Array.from({ length: connections }, () => pool!.connect()));
  const idle = clients.map((client) => new FloorTransactions(client, key));
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
