import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { PasswordHashingService } from '#libs/identity';
import { Consent, PhoneStop } from '#libs/messaging';
import { dataSourceOptions } from '#libs/schema';
import { Station } from '#libs/time-entry';
import { aCompany } from '../factories/a-company.js';
import { anEvent } from '../factories/an-event.js';
import { aWorker } from '../factories/a-worker.js';
import { aPhoneNumber } from '../factories/numbers.js';
import { aDatabase, dropAll, type TestDatabase } from '../support/database.js';

const COMMANDS = [
  'create-administrator',
  'normalise-phones',
  'merge-duplicate-workers',
  'delete-expired-stations',
  'reset-consent-questions',
  'export-openapi',
  'verify-audit',
  'close-audit',
  'migrate',
];
const DAY = 24 * 60 * 60_000;

interface Ended {
  code: number | null;
  out: string;
  errors: string;
}

/** Runs the built command line against a database of its own, as an operator does. */
describe('the maintenance commands', () => {
  let database: TestDatabase;
  let db: DataSource;
  let folder: string;
  beforeAll(async () => {
    database = await aDatabase();
    db = await new DataSource(dataSourceOptions(database)).initialize();
    folder = await mkdtemp(join(tmpdir(), 'callmanager-cli-'));
  });
  afterAll(async () => {
    await db.destroy();
    await dropAll();
    await rm(folder, { recursive: true, force: true });
  });

  function cli(given: string[], input = '', env: Record<string, string> = {}): Promise<Ended> {
    const { host, port, user, password, database: name } = database;
    const settings = {
      DB_HOST: host,
      DB_PORT: String(port),
      DB_USER: user,
      DB_PASS: password,
      DB_NAME: name,
      DATA_DIR: folder,
    };
    const child = spawn(process.execPath, ['dist/cli.js', ...given], {
      env: { PATH: process.env['PATH'], ...settings, ...env },
    });
    const ended: Ended = { code: null, out: '', errors: '' };
    child.stdout.on('data', (chunk: Buffer) => (ended.out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (ended.errors += chunk.toString()));
    child.stdin.on('error', () => undefined).end(input);
    return new Promise((resolve) => child.once('close', (code) => resolve({ ...ended, code })));
  }

  it('explain themselves, all together and each', async () => {
    const all = await cli([]);
    expect([all.code, COMMANDS.filter((name) => !all.out.includes(`  ${name} `))]).toEqual([0, []]);
    for (const name of COMMANDS) {
      const { code, out } = await cli([name, '--help'], '', { DB_HOST: 'nowhere.invalid' });
      expect([name, code, out]).toEqual([
        name,
        0,
        expect.stringContaining(`npm run cli -- ${name} [options]`),
      ]);
    }
  });

  it.each`
    given                                                                | says                      | because
    ${['tidy-up']}                                                       | ${'no command tidy-up'}   | ${'there is none'}
    ${['normalise-phones', '--force']}                                   | ${'--force'}              | ${'it has no such option'}
    ${['create-administrator', '--username', 'root']}                    | ${'--email is required'}  | ${'something is missing'}
    ${['create-administrator', '--username', 'root', '--email', 'root']} | ${'--email must be'}      | ${'no link could be mailed there'}
    ${['export-openapi', '--out', '/nowhere/openapi.json']}              | ${'does not exist'}       | ${'there is no such folder'}
    ${['reset-consent-questions', '--older-than-days', 'soon']}          | ${'takes a whole number'} | ${'that is none'}
  `('end with 2 when they are misunderstood: $given, because $because', async ({ given, says }) => {
    const { code, out, errors } = await cli(given as string[], '', { DB_HOST: 'nowhere.invalid' });
    expect([code, out, errors]).toEqual([2, '', expect.stringContaining(says as string)]);
  });

  it('brings tables up to date, which they are here', async () => {
    const { code, out } = await cli(['migrate']);
    expect([code, out]).toEqual([0, 'There was nothing to do.\n']);
    expect((await cli(['migrate', '--now'])).code).toBe(2);
  });

  it('end with 1 and a sentence when the database cannot be reached', async () => {
    const { code, errors } = await cli(['normalise-phones'], '', {
      DB_HOST: '127.0.0.1',
      DB_PORT: '1',
    });
    expect([code, errors]).toEqual([1, expect.stringContaining('DB_HOST')]);
    expect(errors).not.toContain('    at ');
  });

  it('create-administrator makes an account with a password of its own, or the one that is piped in', async () => {
    const made = await cli([
      'create-administrator',
      '--username',
      'root',
      '--email',
      'root@example.com',
    ]);
    const password = /this once: (\S+)/.exec(made.out)?.[1] ?? '';
    const piped = await cli(
      [
        'create-administrator',
        '--username',
        'other',
        '--email',
        'other@example.com',
        '--password-stdin',
      ],
      'four lamps over a truck\n',
    );
    expect([made.code, piped.code, piped.out.trim()]).toEqual([
      0,
      0,
      'other is an administrator now.',
    ]);
    for (const [username, word] of [
      ['root', password],
      ['other', 'four lamps over a truck'],
    ] as const) {
      const [user] = await db.query(
        `select u.password_hash, g.role, g.company_id from users u join role_grants g on g.user_id = u.id where u.username = $1`,
        [username],
      );
      expect([
        username,
        user.role,
        user.company_id,
        (await new PasswordHashingService().check(word, user.password_hash)).matches,
      ]).toEqual([username, 'administrator', null, true]);
    }
    const again = await cli([
      'create-administrator',
      '--username',
      'root',
      '--email',
      'second@example.com',
    ]);
    expect([again.code, again.errors.trim()]).toEqual([
      1,
      expect.stringMatching(/^A user with that username already exists\.$/m),
    ]);
    const weak = await cli(
      [
        'create-administrator',
        '--username',
        'third',
        '--email',
        'third@example.com',
        '--password-stdin',
      ],
      'password1\n',
    );
    expect([weak.code, weak.errors]).toEqual([2, expect.stringContaining('too common')]);
    expect(
      await db.query(`select action from audit_entries where action = 'user.created'`),
    ).toHaveLength(2);
  });

  it('verify-audit prints heads to keep, and names the first entry that does not fit', async () => {
    const company = await aCompany(db, { name: 'Harbor Crew' });
    const fits = await cli(['verify-audit', '--head']);
    expect([fits.code, fits.out]).toEqual([0, expect.stringContaining('Entries that fit: 0.')]);
    const kept = join(folder, 'kept');
    await writeFile(kept, `${company.id} ${company.slug} 1 ${'07'.repeat(32)}\n`);
    const against = await cli(['verify-audit', '--company', company.slug, '--against', kept]);
    expect([against.code, against.errors]).toEqual([
      1,
      expect.stringContaining('number 1 of its chain, does not fit: the chain ends before it.'),
    ]);
    const [{ id }] = await db.query<[{ id: number }]>(
      `insert into audit_entries (at, company_id, actor_kind, action, subject) values ('2031-05-01 12:00Z', $1, 'house', 'event.created', 'event')
       returning id`,
      [company.id],
    );
    const broken = await cli(['verify-audit']);
    expect([broken.code, broken.errors]).toEqual([
      1,
      expect.stringContaining(
        `Entry ${id} of Harbor Crew (company ${company.id}), 2031-05-01T12:00:00.000000Z, event.created, not linked, does not fit: it was not written by the product.`,
      ),
    ]);
    expect(
      await db.query('select misfit is null as fits from audit_verifications order by id'),
    ).toEqual([{ fits: true }, { fits: false }]);
    const wrong = await cli(['verify-audit', '--against', join(folder, 'missing')]);
    expect([wrong.code, wrong.errors]).toEqual([
      2,
      expect.stringContaining('--against names no file'),
    ]);
    const unknown = await cli(['verify-audit', '--company', 'nothing']);
    expect([unknown.code, unknown.errors]).toEqual([1, expect.stringContaining('No Company')]);
  });

  it('close-audit keeps the last hash from before a day', async () => {
    const { id } = await aCompany(db);
    for (const [nth, month] of ['2025-11', '2025-12', '2026-01'].entries())
      await db.query(
        `insert into audit_links (chain, position, entry_id, at, entry_hash, hash, linked_at)
         values ($1, $2::int, 990000 + $2::int, $3, sha256('entry'), sha256($2::int::text::bytea), $3)`,
        [id, nth + 1, `${month}-15T12:00Z`],
      );
    const wrong = await cli(['close-audit', '--before', '2026-02-30']);
    expect([wrong.code, wrong.errors]).toEqual([2, expect.stringContaining('needs a date')]);
    const closed = await cli(['close-audit', '--before', '2026-01-01']);
    expect([closed.code, closed.out]).toEqual([0, expect.stringContaining('Closed: 1 chains.')]);
    expect(
      await db.query(
        `select position, hash = sha256('2') as fits, entries_before = '2026-01-01Z' as dated from audit_closings where chain = $1`,
        [id],
      ),
    ).toEqual([{ position: 2, fits: true, dated: true }]);
  });

  it('normalise-phones and merge-duplicate-workers tell first, then do', async () => {
    const { id: companyId } = await aCompany(db);
    const [kept, twin] = [
      await aWorker(db, { companyId, phoneNumber: '(415) 555-0101', consents: false }),
      await aWorker(db, { companyId, phoneNumber: '+14155550101', consents: false }),
    ];
    const phones = await cli(['normalise-phones', '--dry-run']);
    expect([phones.code, phones.out]).toEqual([
      0,
      `To change: 0 contacts, 0 alternate phones.\nContacts that are somebody's duplicate, see merge-duplicate-workers: ${kept.id}\n`,
    ]);
    const dry = await cli(['merge-duplicate-workers', '--dry-run']);
    expect([dry.code, dry.out]).toEqual([
      0,
      `Company ${companyId}: contact ${twin.id} would go into ${kept.id}.\nTo merge: 1. Left alone: 0.\n`,
    ]);
    expect((await cli(['merge-duplicate-workers'])).out).toContain(
      `contact ${twin.id} went into ${kept.id}`,
    );
    expect(
      await db.query('select id, phone_number from workers where company_id = $1', [companyId]),
    ).toEqual([{ id: kept.id, phone_number: '+14155550101' }]);
  });

  it('delete-expired-stations leaves the ones that open something', async () => {
    const { id: eventId } = await anEvent(db);
    const aStation = (hash: string, days: number): Promise<unknown> =>
      db.manager.insert(Station, {
        eventId,
        tokenHash: hash,
        expiresAt: new Date(Date.now() + days * DAY),
      });
    await aStation('old', -1);
    await aStation('new', 1);
    expect((await cli(['delete-expired-stations', '--dry-run'])).out).toBe(
      'To delete: 1 stations.\n',
    );
    expect((await cli(['delete-expired-stations'])).out).toBe('Deleted: 1 stations.\n');
    expect(await db.query('select token_hash from stations')).toEqual([{ token_hash: 'new' }]);
  });

  it('reset-consent-questions lets those be asked again who never answered', async () => {
    const { id: companyId } = await aCompany(db);
    const [silent, recent, agreed, stopped] = [
      aPhoneNumber(),
      aPhoneNumber(),
      aPhoneNumber(),
      aPhoneNumber(),
    ];
    const asked = (
      phoneNumber: string,
      days: number,
      grantedAt: Date | null = null,
    ): Promise<unknown> =>
      db.manager.insert(Consent, {
        phoneNumber,
        companyId,
        askedAt: new Date(Date.now() - days * DAY),
        grantedAt,
      });
    await asked(silent, 40);
    await asked(recent, 20);
    await asked(agreed, 40, new Date());
    await asked(stopped, 40);
    await db.manager.insert(PhoneStop, { phoneNumber: stopped, stoppedAt: new Date() });

    expect(
      (await cli(['reset-consent-questions', '--dry-run', '--older-than-days', '10'])).out,
    ).toBe('To reset: 2 questions.\n');
    expect((await cli(['reset-consent-questions'])).out).toBe('Reset: 1 questions.\n');
    const open = await db.query(
      'select phone_number from consents where company_id = $1 and asked_at is not null',
      [companyId],
    );
    expect(open.map((row: { phone_number: string }) => row.phone_number).sort()).toEqual(
      [recent, agreed, stopped].sort(),
    );
    expect(
      await db.query('select kind, source from consent_entries where phone_number = $1', [silent]),
    ).toEqual([{ kind: 'unasked', source: 'question' }]);
  });

  it('export-openapi writes the document, without development doors', async () => {
    const file = join(folder, 'openapi.json');
    const ended = await cli(['export-openapi', '--out', file]);
    expect([ended.code, ended.out]).toEqual([0, `Written to ${file}.\n`]);
    const document = JSON.parse(await readFile(file, 'utf8')) as { openapi: string; paths: object };
    expect([
      document.openapi,
      '/events/list/' in document.paths,
      Object.keys(document.paths).filter((path) => path.startsWith('/dev/')),
    ]).toEqual(['3.1.0', true, []]);
    expect(JSON.parse((await cli(['export-openapi'])).out)).toEqual(document);
  });
});
