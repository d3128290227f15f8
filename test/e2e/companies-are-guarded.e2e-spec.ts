import pg from 'pg';
import type { QueryRunner } from 'typeorm';
import { guardCompanies } from '#libs/schema';
import {
  aPopulatedCompany,
  fillPath,
  type PopulatedCompany,
  type PopulatedEvent,
  SHORTLY_BEFORE_FIRST_CALL,
} from '../support/a-populated-company.js';
import { testConfiguration } from '../support/configuration.js';
import { aDatabase, asOwner } from '../support/database.js';
import { queryFor, READ_STATEMENT_COUNTS } from '../support/read-statement-counts.js';
import { type Question, recordQuestions } from '../support/record-questions.js';
import { aSignedInBrowser } from '../support/signed-in-browser.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const LIMITED = ['worker', 'steward', 'manager', 'owner'] as const;

/** Statements that change something, as the audit entry of a read. */
const CHANGES = /\b(insert|update|delete)\b|add_job/;
const CONDITION = /(?:\w+\.)?company_id = \$(\d+)/g;
const LIST_CONDITION = /(?:\w+\.)?company_id = any ?\(\$(\d+)(?:::bigint\[\])?\)/g;

/** What screens ask, asked by the application's role in a guarded database. */
describe('statements of screens in a guarded database', () => {
  let app: TestApp;
  /** Whose transactions say what they see. */
  let guarded: TestApp;
  let houses: [PopulatedCompany, PopulatedCompany];
  let shows: [PopulatedEvent, PopulatedEvent];
  let questions: (Question & { path: string })[];
  let client: pg.Client;

  beforeAll(async () => {
    const shared = await aDatabase();
    app = await aTestApp({}, undefined, shared);
    const settings = { ...testConfiguration().database, rowSecurity: true };
    guarded = await aTestApp({ database: settings }, undefined, shared);
    guarded.clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
    app.clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
    houses = [await aPopulatedCompany(app), await aPopulatedCompany(app)];
    shows = [await houses[0].show(), await houses[1].show()];
    questions = await asked();
    const query = (sql: string, values?: unknown[]): Promise<unknown> =>
      asOwner(app.db, sql, values);
    await guardCompanies({ query } as unknown as QueryRunner, true);
    const { host, port, username, password, database } = app.db
      .options as unknown as pg.ClientConfig & { username: string };
    client = new pg.Client({ host, port, user: username, password, database });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await guarded.context.close();
    await app.close();
  });

  async function asked(): Promise<typeof questions> {
    const [house] = houses;
    const found: typeof questions = [];
    for (const [path, { as }] of Object.entries(READ_STATEMENT_COUNTS)) {
      const role = LIMITED.find((one) => one === as);
      if (!role) continue;
      const reader = await app.as(
        role === 'worker' ? { userId: house.workerUser.id } : house[role],
      );
      const address = fillPath(shows[0], '', path) + queryFor(role, path, house);
      const sent = await recordQuestions(() => reader.get(address));
      found.push(...sent.filter(({ sql }) => !CHANGES.test(sql)).map((one) => ({ ...one, path })));
    }
    return found;
  }

  /** @returns the rows as JSON */
  async function answer(reach: string, { sql, parameters }: Question): Promise<string> {
    await client.query('begin');
    try {
      await client.query(`select set_config('callmanager.companies', $1, true)`, [reach]);
      return JSON.stringify((await client.query(sql, parameters)).rows);
    } finally {
      await client.query('rollback');
    }
  }
  const reachOf = (nth: 0 | 1): string => `{${houses[nth].company.id}}`;
  /** What tells whose an answer is. */
  const tellsOf = (answered: string, nth: 0 | 1): boolean => {
    const { event, call, requirement, worker, unasked } = shows[nth];
    const { company, location } = houses[nth];
    return [
      ...[company.slug, company.name, location.name, event.slug, call.slug, requirement.slug],
      ...[worker.slug, worker.name, worker.phoneNumber, unasked.slug, unasked.phoneNumber],
    ].some((word) => answered.includes(`"${word}"`));
  };

  it('have the same rows for who sees the company alone as without the guard', async () => {
    const different: string[] = [];
    let told = 0;
    for (const question of questions) {
      const all = await answer('all', question);
      told += Number(tellsOf(all, 0));
      if ((await answer(reachOf(0), question)) !== all)
        different.push(`${question.path}: ${question.sql}`);
    }
    expect(different).toEqual([]);
    expect(told).toBeGreaterThan(50);
  });

  it('have none of its rows for who sees another company', async () => {
    const leaking: string[] = [];
    for (const question of questions)
      if (tellsOf(await answer(reachOf(1), question), 0))
        leaking.push(`${question.path}: ${question.sql}`);
    expect(leaking).toEqual([]);
  });

  it('open links of a company for who is signed in at another, and nothing else of it', async () => {
    const theirs = await aSignedInBrowser(guarded, houses[1].manager);
    const link = `/app${fillPath(shows[0], '', '/event/{slug}/confirm/{event_token}/')}`;
    expect((await theirs.open(link)).text).toContain(shows[0].event.eventName);
    const event = `/event/${shows[0].event.slug}/`;
    const statuses = await Promise.all(
      houses.map(async ({ manager }) => (await (await guarded.as(manager)).get(event)).status),
    );
    expect(statuses).toEqual([200, 404]);
  });

  it('have nothing foreign when they forget to ask for the company', async () => {
    const careless = questions
      .map((question) => ({ ...question, sql: withoutCondition(question.sql) }))
      .filter(({ sql }, nth) => sql !== questions[nth]!.sql);
    const leaking: string[] = [];
    let dangerous = 0;
    for (const question of careless) {
      dangerous += Number(tellsOf(await answer('all', question), 1));
      if (tellsOf(await answer(reachOf(0), question), 1))
        leaking.push(`${question.path}: ${question.sql}`);
    }
    expect(leaking).toEqual([]);
    expect(dangerous).toBeGreaterThan(5);
  });

  it('tell a worker of each company whose contact they are, from the next request on', async () => {
    const { id: userId } = houses[0].workerUser;
    const worker = await guarded.as({ userId });
    const told = async (): Promise<boolean[]> => {
      const { status, body } = await worker.get('/user/profile/');
      expect(status).toBe(200);
      return [tellsOf(JSON.stringify(body), 0), tellsOf(JSON.stringify(body), 1)];
    };
    expect(await told()).toEqual([true, false]);
    await asOwner(app.db, 'update workers set user_id = $1 where id = $2', [
      userId,
      shows[1].worker.id,
    ]);
    expect(await told()).toEqual([true, true]);
  });
});

/** Keeps the parameter, which PostgreSQL needs to know the type of. */
function withoutCondition(sql: string): string {
  return sql
    .replaceAll(CONDITION, '$$$1::bigint is not null')
    .replaceAll(LIST_CONDITION, '$$$1::bigint[] is not null');
}
