import type { Worker } from '#libs/labor';
import { aCompany } from '../factories/a-company.js';
import { aManager, anAdministrator, aSteward } from '../factories/a-grant.js';
import { aRequest } from '../factories/a-request.js';
import { aUser } from '../factories/a-user.js';
import { aWorker } from '../factories/a-worker.js';
import { allAtOnce } from '../support/at-once.js';
import type { Answer, Client } from '../support/client.js';
import { asOwner } from '../support/database.js';
import { recordStatements } from '../support/record-statements.js';
import { aTestApp, type TestApp } from '../support/test-app.js';
import { upload } from '../support/upload.js';

const card = (name: string, ...numbers: string[]): string =>
  [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `FN:${name}`,
    ...numbers.map((number) => `TEL;TYPE=CELL:${number}`),
    'END:VCARD',
    '',
  ].join('\r\n');
/** A card with a picture, as address books write it: folded, grouped, almost two kilobytes. */
const cardWithPicture = (name: string, ...numbers: string[]): string =>
  [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `FN:${name.slice(0, 3)}`,
    ` ${name.slice(3)}`,
    'PHOTO;ENCODING=b;TYPE=JPEG:',
    ...Array.from({ length: 23 }, () => ` ${'A'.repeat(74)}`),
    ...numbers.map((one, at) => `item${at}.TEL:${one}\r\nitem${at}.X-ABLabel:_$!<Mobile>!$_`),
    'END:VCARD',
    '',
  ].join('\r\n');
const number = (n: number): string => `+1415${String(7_000_000 + n)}`;

describe('contacts are imported', () => {
  let app: TestApp;
  let company: { id: number; slug: string };
  let manager: Client;

  beforeAll(async () => {
    app = await aTestApp();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    company = await aCompany(app.db);
    manager = await app.as(await aManager(app.db, company.id));
  });

  const importing = (
    text: string | Buffer,
    name = 'contacts.vcf',
    by = manager,
    query = '',
  ): Promise<Answer> =>
    upload(by, `/workers/import/${query}`, { name, bytes: Buffer.from(text as string) });
  const listed = async (): Promise<Answer['body'][]> =>
    (await manager.get('/workers/')).body.workers;

  it('W25 from a file: known numbers are skipped, further ones become alternates', async () => {
    const known = await aWorker(app.db, { companyId: company.id, name: 'Known' });
    const answer = await importing(
      card('Dana', '(415) 555-0111', '415.555.0112') +
        card('Twice', '4155550111') +
        card('Other name', known.phoneNumber.slice(2), '4155550199') +
        card('Nobody') +
        card('Bad', '12'),
      'Contacts.VCF',
    );
    expect([answer.status, answer.body]).toEqual([
      200,
      {
        imported: 1,
        skipped: 2,
        errors: [
          expect.stringMatching(/^Card 2 \(Twice\): .* of Card 1 \(Dana\)/),
          expect.stringMatching(/^Card 5 \(Bad\)/),
        ],
      },
    ]);
    expect(
      (await listed()).map(({ name, phone_number, alt_phones }) => [
        name,
        phone_number,
        alt_phones.map((alt: Answer['body']) => [alt.phone_number, alt.label]),
      ]),
    ).toEqual([
      ['Dana', '+14155550111', [['+14155550112', 'CELL']]],
      ['Known', known.phoneNumber, []],
    ]);
  });

  it('W25 from a phone', async () => {
    const contacts = [
      {
        name: 'Dana',
        phone_numbers: [
          { phone_number: '4155550111' },
          { phone_number: '4155550112', label: 'home' },
        ],
      },
      { name: 'Lee', phone_number: '4155550113' },
      { name: 'Nobody' },
    ];
    const answer = await manager.post('/workers/import-contacts/', { contacts });
    expect([answer.status, answer.body]).toEqual([
      200,
      { imported: 2, skipped: 0, errors: [expect.stringMatching(/^Contact 3 \(Nobody\)/)] },
    ]);
    expect((await listed()).map(({ name }) => name)).toEqual(['Dana', 'Lee']);
  });

  it('links whom an account answers for, and lets the others make one; all are audited', async () => {
    const { id: userId } = await aUser(app.db);
    await app.db.query(
      `insert into user_profiles (user_id, phone_number, phone_verified_at, slug) values ($1, $2, now(), $3)`,
      [userId, number(1), `p${userId}`],
    );
    await importing(card('Dana', number(1)) + card('Lee', number(2)));
    const rows = await app.db.query(
      `select w.name, w.user_id, (select count(*)::int from registration_tokens rt where rt.worker_id = w.id) as tokens,
              (select array_agg(a.action order by a.id) from audit_entries a where a.subject = 'worker' and a.subject_id = w.id) as audit
         from workers w where w.company_id = $1 order by w.name`,
      [company.id],
    );
    expect(rows).toEqual([
      { name: 'Dana', user_id: userId, tokens: 0, audit: ['worker.added', 'worker.linked'] },
      { name: 'Lee', user_id: null, tokens: 1, audit: ['worker.added'] },
    ]);
  });

  it('ten thousand at once, with as many statements as for two, while others are answered', async () => {
    const many = Array.from({ length: 10_000 }, (_, n) =>
      card(`Contact ${n}`, number(n), number(n + 20_000)),
    ).join('');
    const few = await recordStatements(app.db, () =>
      importing(card('A', number(91_001), number(91_002)) + card('B', number(91_003))),
    );
    let answers = 0;
    let isDone = false;
    const others = (async () => {
      while (!isDone) {
        await fetch(`${app.url}/health/live`);
        answers++;
      }
    })();
    let answer = await importing(many);
    isDone = true;
    await others;
    expect([answer.status, answer.body]).toEqual([
      200,
      { imported: 10_000, skipped: 0, errors: [] },
    ]);
    expect(answers).toBeGreaterThan(10);
    const again = await recordStatements(app.db, async () => {
      answer = await importing(many);
    });
    expect(answer.body).toEqual({ imported: 0, skipped: 10_000, errors: [] });
    expect(again.length).toBeLessThanOrEqual(few.length);
  });

  it('ten thousand with their pictures, which just fit', async () => {
    const many = Array.from({ length: 10_000 }, (_, n) =>
      cardWithPicture(`Contact ${n}`, number(n)),
    ).join('');
    expect([many.length > 19_000_000, many.length < 20 * 1024 * 1024]).toEqual([true, true]);
    const answer = await importing(many);
    expect([answer.status, answer.body]).toEqual([
      200,
      { imported: 10_000, skipped: 0, errors: [] },
    ]);
  });

  it('none of them when it breaks on the way', async () => {
    await asOwner(
      app.db,
      `alter table alt_phones add constraint breaks check (phone_number <> '${number(99_999)}')`,
    );
    try {
      await expect(
        importing(card('Dana', number(1)) + card('Lee', number(2), number(99_999))),
      ).rejects.toThrow('answered 500');
    } finally {
      await asOwner(app.db, 'alter table alt_phones drop constraint breaks');
    }
    expect(await listed()).toEqual([]);
  });

  it('by two at once: each contact once', async () => {
    const text = Array.from({ length: 50 }, (_, n) => card(`Contact ${n}`, number(n))).join('');
    const both = await allAtOnce(app.db, 'workers', [() => importing(text), () => importing(text)]);
    expect(both.map(({ body }) => [body.imported, body.skipped]).sort()).toEqual([
      [0, 50],
      [50, 0],
    ]);
    expect(await listed()).toHaveLength(50);
  });

  it.each`
    written                              | file
    ${'in UTF-8, with a mark'}           | ${Buffer.from(`\ufeff${card('Zoë Müller', '4155550111')}`)}
    ${'in UTF-16, with a mark'}          | ${Buffer.from(`\ufeff${card('Zoë Müller', '4155550111')}`, 'utf16le')}
    ${'in big-endian UTF-16'}            | ${Buffer.from(`\ufeff${card('Zoë Müller', '4155550111')}`, 'utf16le').swap16()}
    ${'in Latin-1'}                      | ${Buffer.from(card('Zoë Müller', '4155550111'), 'latin1')}
    ${'in quoted-printable, broken off'} | ${'BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BC=\r\nller;Zo=C3=AB\r\nTEL;CELL:4155550111\r\nEND:VCARD\r\n'}
    ${'folded and grouped'}              | ${'BEGIN:VCARD\nFN:Zoë\n  Müller\nitem1.TEL;type=pref:415555\n 0111\nitem1.X-ABLabel:_$!<Mobile>!$_\nEND:VCARD\n'}
  `('and read whole, also $written', async ({ file }) => {
    expect((await importing(file as Buffer)).body).toEqual({ imported: 1, skipped: 0, errors: [] });
    expect((await listed()).map(({ name, phone_number }) => [name, phone_number])).toEqual([
      ['Zoë Müller', '+14155550111'],
    ]);
  });

  it.each`
    file                                                 | errors | because
    ${''}                                                | ${1}   | ${'it is empty'}
    ${Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0])} | ${1}   | ${'it is a picture'}
    ${`${card('Dana', '12')}BEGIN:VCARD\nTEL:41555501`}  | ${2}   | ${'it was cut'}
  `('of nothing, and says so, because $because', async ({ file, errors }) => {
    const answer = await importing(file);
    expect([answer.status, answer.body]).toEqual([
      200,
      { imported: 0, skipped: 0, errors: Array.from({ length: errors }, () => expect.any(String)) },
    ]);
  });

  describe('is refused', () => {
    it.each`
      upload                                      | status | because
      ${{ name: 'contacts.csv' }}                 | ${400} | ${'the name says it is something else'}
      ${{ name: 'contacts.vcf', field: 'cards' }} | ${400} | ${'the field is called file'}
      ${{ name: '' }}                             | ${400} | ${'nothing was chosen'}
    `('with $status, because $because', async ({ upload: form, status }) => {
      const answer = await upload(manager, '/workers/import/', {
        bytes: Buffer.from(card('Dana', number(1))),
        ...form,
      });
      expect([answer.status, answer.body.status, typeof answer.body.message]).toEqual([
        status,
        'error',
        'string',
      ]);
    });

    it('when no form was sent, or a broken one', async () => {
      for (const [body, type] of [
        ['{}', 'application/json'],
        ['', ''],
        ['--x\r\nbroken', 'multipart/form-data; boundary=x'],
        ['broken', 'multipart/form-data'],
      ] as const) {
        const answer = await manager.send(
          'POST',
          '/workers/import/',
          body,
          type ? { 'Content-Type': type } : {},
        );
        expect([body, answer.status]).toEqual([body, 400]);
      }
    });

    it('when it is larger than 20 MB', async () => {
      expect((await importing(Buffer.alloc(20 * 1024 * 1024 + 1, 'x'))).status).toBe(413);
      expect((await importing(Buffer.alloc(20 * 1024 * 1024 - 1000, '\n'))).status).toBe(200);
      expect(
        (
          await manager.post(
            '/workers/import-contacts/',
            `{"contacts":[${' '.repeat(20 * 1024 * 1024)}]}`,
          )
        ).status,
      ).toBe(413);
      expect(
        (
          await manager.post(
            '/workers/import-contacts/',
            `{"contacts":[${' '.repeat(5 * 1024 * 1024)}"x"]}`,
          )
        ).status,
      ).toBe(200);
    });

    it('when there are too many of them, or none', async () => {
      const answer = await importing(card('A', number(1)) + card('B').repeat(20_000));
      expect([answer.status, answer.body.message]).toEqual([
        400,
        expect.stringContaining('Nothing was imported'),
      ]);
      expect(await listed()).toEqual([]);
      for (const body of [undefined, {}, { contacts: [] }, { contacts: 'Dana' }, []]) {
        const none = await manager.post('/workers/import-contacts/', body);
        expect([none.status, none.body.status, typeof none.body.message]).toEqual([
          400,
          'error',
          'string',
        ]);
      }
    });

    it('to others; an administrator says for which company; other routes take no files', async () => {
      const steward = await app.as(await aSteward(app.db, company.id));
      expect([
        (await importing('', 'a.vcf', steward)).status,
        (await importing('', 'a.vcf', app.visitor())).status,
      ]).toEqual([401, 401]);
      const administrator = await app.as(await anAdministrator(app.db));
      expect((await importing(card('Dana', number(1)), 'a.vcf', administrator)).status).toBe(400);
      expect(
        (
          await importing(
            card('Dana', number(1)),
            'a.vcf',
            administrator,
            `?company=${company.slug}`,
          )
        ).body.imported,
      ).toBe(1);
      expect(
        (await upload(manager, '/skills/', { name: 'a.vcf', bytes: Buffer.from('') })).status,
      ).toBe(415);
    });
  });

  describe('and cleared again', () => {
    const ours = (given: Partial<Worker> = {}): Promise<Worker> =>
      aWorker(app.db, { ...given, companyId: company.id });

    it('when nobody ever asked them; accounts and stewards stay', async () => {
      const [asked, linked, steward] = [
        await ours({ name: 'Asked' }),
        await ours({ name: 'Linked', userId: (await aUser(app.db)).id }),
        await ours({ name: 'Steward', isSteward: true }),
      ];
      await aRequest(app.db, { workerId: asked.id, state: 'declined' });
      await importing(card('Dana', number(501), number(502)) + card('Lee', number(503)));
      const foreign = await aWorker(app.db);

      const answer = await manager.delete('/workers/clear-unused/');
      expect([answer.status, answer.body]).toEqual([200, { status: 'success', deleted: 2 }]);
      expect((await listed()).map(({ id }) => id)).toEqual([asked.id, linked.id, steward.id]);
      expect(await app.db.query('select 1 from workers where id = $1', [foreign.id])).toHaveLength(
        1,
      );
      expect((await manager.delete('/workers/clear-unused/')).body.deleted).toBe(0);
    });

    it('by managers only', async () => {
      await ours();
      expect(
        (await (await app.as(await aSteward(app.db, company.id))).delete('/workers/clear-unused/'))
          .status,
      ).toBe(401);
      const administrator = await app.as(await anAdministrator(app.db));
      expect((await administrator.delete('/workers/clear-unused/')).status).toBe(400);
      expect(
        (await administrator.delete(`/workers/clear-unused/?company=${company.slug}`)).body.deleted,
      ).toBe(1);
    });
  });
});
