import type { Worker } from '#libs/labor';
import { aCompany } from '../factories/a-company.js';
import { aManager, anAdministrator, anOwner, aSteward } from '../factories/a-grant.js';
import { aRequest } from '../factories/a-request.js';
import { aSkill } from '../factories/a-skill.js';
import { aWorker } from '../factories/a-worker.js';
import { aPhoneNumber } from '../factories/numbers.js';
import { allAtOnce } from '../support/at-once.js';
import type { Answer, Client } from '../support/client.js';
import { recordStatements } from '../support/record-statements.js';
import { SNAPSHOT_STATEMENTS } from '../support/revised-reads.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

describe('a manager keeps the contacts', () => {
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

  const ours = (given: Partial<Worker> = {}): Promise<Worker> =>
    aWorker(app.db, { ...given, companyId: company.id });
  const listed = async (): Promise<Answer['body'][]> =>
    (await manager.get('/workers/')).body.workers;
  const only = async (): Promise<Answer['body']> => {
    const workers = await listed();
    expect(workers).toHaveLength(1);
    return workers[0];
  };
  const refusal = ({ status, body }: Answer): unknown => [status, body.status, typeof body.message];

  it('from adding somebody to deleting them', async () => {
    const rigger = await aSkill(app.db, { companyId: company.id, name: 'Rigger' });

    const added = await manager.post('/workers/', {
      name: 'Dana Doe',
      phone_number: '(415) 555-0111',
    });
    expect(added.status).toBe(201);
    const [{ id, slug }] = added.body.workers;
    expect(added.body).toEqual({
      workers: [
        {
          id: expect.any(Number),
          slug: expect.stringMatching(/^[a-z0-9]{10}$/),
          name: 'Dana Doe',
          phone_number: '+14155550111',
          formatted_phone_number: '(415) 555-0111',
          labor_types: [],
          alt_phones: [],
          notes: null,
          nocallnoshow: 0,
          canceled_requests: 0,
          sms_consent: false,
          sent_consent_msg: false,
          stop_sms: false,
          is_steward: false,
          user: null,
          company: company.id,
          conflicts: [],
          requested: false,
          reserved: false,
          primary_skill: null,
          secondary_skill: null,
        },
      ],
      labor_types: [{ id: rigger.id, name: 'Rigger', company: company.id }],
    });

    const skilled = await manager.patch('/workers/', {
      id,
      labor_types: [String(rigger.id)],
      primary_skill: String(rigger.id),
      secondary_skill: null,
    });
    expect([
      skilled.status,
      skilled.body.workers[0].labor_types,
      skilled.body.workers[0].primary_skill,
    ]).toEqual([200, [{ id: rigger.id, name: 'Rigger', company: company.id }], rigger.id]);

    await manager.put('/workers/', { id, phone_number: '415.555.0112', label: 'home' });
    const [alt] = (await only()).alt_phones;
    expect(alt).toEqual({ id: expect.any(Number), phone_number: '+14155550112', label: 'home' });

    const swapped = await manager.put('/workers/', { id, alt_id: alt.id, make_primary: true });
    expect([
      swapped.status,
      swapped.body.workers[0].phone_number,
      swapped.body.workers[0].alt_phones,
    ]).toEqual([200, '+14155550112', [{ id: alt.id, phone_number: '+14155550111', label: '' }]]);

    expect((await only()).slug).toBe(slug);

    const deleted = await manager.delete('/workers', { id });
    expect([deleted.status, deleted.body.workers]).toEqual([200, []]);
  });

  it('lists everybody in four statements', async () => {
    for (let n = 0; n < 3; n++) await ours();
    const statements = await recordStatements(app.db, () => manager.get('/workers/'));
    expect(statements).toHaveLength(4 + SNAPSHOT_STATEMENTS);
  });

  describe('changing one thing at a time', () => {
    it.each`
      change                                          | after                                             | because
      ${{ notes: 'Forklift' }}                        | ${{ name: 'Dana', notes: 'Forklift' }}            | ${'notes come alone'}
      ${{ notes: '' }}                                | ${{ name: 'Dana', notes: '' }}                    | ${'a blank note is an empty one'}
      ${{ name: 'Lee' }}                              | ${{ name: 'Lee', notes: 'Nights' }}               | ${'the number may be left out'}
      ${{ name: '', phone_number: '' }}               | ${{ name: 'Dana', notes: 'Nights' }}              | ${'an empty box of a form changes nothing'}
      ${{ phone_number: '212 555 0123' }}             | ${{ name: 'Dana', phone_number: '+12125550123' }} | ${'numbers are written one way'}
      ${{ labor_types: [987_654] }}                   | ${{ name: 'Dana', labor_types: [] }}              | ${'unknown skills are ignored'}
      ${{ primary_skill: '', secondary_skill: null }} | ${{ name: 'Dana', primary_skill: null }}          | ${'an empty choice is none'}
    `('W3 $change, because $because', async ({ change, after }) => {
      const { id, phoneNumber } = await ours({ name: 'Dana', notes: 'Nights' });
      const answer = await manager.patch('/workers/', { id, ...change });
      expect(answer.status).toBe(200);
      expect(answer.body.workers[0]).toMatchObject({ phone_number: phoneNumber, ...after });
    });

    it('are texted in the language a manager chose for them', async () => {
      const { id, phoneNumber } = await ours();
      const answerTo = async (body: string): Promise<string> =>
        (await manager.post('/dev/messages/inbound/', { from: phoneNumber, body })).body.reply;
      const english = await answerTo('who');
      expect((await manager.patch('/workers/', { id, language: 'fr' })).status).toBe(400);
      expect(await answerTo('who')).toBe(english);
      expect((await manager.patch('/workers/', { id, language: 'es' })).status).toBe(200);
      expect(await answerTo('who')).toMatch(/^No tiene/);
    });

    it('W1 deleting an alternate phone leaves the worker alone', async () => {
      const worker = await ours({ name: 'Dana', notes: 'Nights' });
      for (const phone_number of ['4155550112', '4155550113'])
        await manager.put('/workers/', { id: worker.id, phone_number });
      const {
        alt_phones: [gone, kept],
        ...before
      } = await only();
      expect(await manager.delete('/workers/', { id: worker.id, alt_id: gone.id })).toMatchObject({
        status: 200,
        body: { workers: [{ ...before, alt_phones: [kept] }] },
      });
      expect(await only()).toEqual({ ...before, alt_phones: [kept] });
    });

    it('edits an alternate phone and leaves the primary alone', async () => {
      const { id, phoneNumber } = await ours();
      await manager.put('/workers/', { id, phone_number: '4155550112' });
      const [alt] = (await only()).alt_phones;
      expect(alt.label).toBeNull();
      const answer = await manager.patch('/workers/', {
        id,
        alt_id: alt.id,
        phone_number: '4155550113',
        label: 'office',
      });
      expect(answer.status).toBe(200);
      expect(await only()).toMatchObject({
        phone_number: phoneNumber,
        alt_phones: [{ id: alt.id, phone_number: '+14155550113', label: 'office' }],
      });
    });
  });

  describe('is told what is wrong, and nothing is stored', () => {
    it.each`
      body                                                     | field             | because
      ${{ phone_number: '4155550111' }}                        | ${'name'}         | ${'a contact has a name'}
      ${{ name: 'Dana' }}                                      | ${'phone_number'} | ${'a contact has a number'}
      ${{ name: 'Dana', phone_number: '' }}                    | ${'phone_number'} | ${'an empty box is no number'}
      ${{ name: 'Dana', phone_number: '555-0111' }}            | ${'phone_number'} | ${'the area code is missing'}
      ${{ name: 'Dana', phone_number: 4155550111 }}            | ${'phone_number'} | ${'a number has to be text'}
      ${{ name: 'Da\u0000na', phone_number: '4155550111' }}    | ${'name'}         | ${'no column takes NUL'}
      ${{ name: 'x'.repeat(201), phone_number: '4155550111' }} | ${'name'}         | ${'names have 200 characters'}
    `('$field: $because', async ({ body, field }) => {
      const answer = await manager.post('/workers/', body);
      expect(refusal(answer)).toEqual([400, 'error', 'string']);
      expect(Object.keys(answer.body.errors)).toEqual([field]);
      expect(await listed()).toEqual([]);
    });

    it.each`
      method      | rest                                 | field              | because
      ${'patch'}  | ${{ phone_number: 'abc' }}           | ${'phone_number'}  | ${'letters are no number'}
      ${'patch'}  | ${{ primary_skill: 987_654 }}        | ${'primary_skill'} | ${'the company has no such skill'}
      ${'patch'}  | ${{ labor_types: ['rigger'] }}       | ${'labor_types'}   | ${'ids are numbers'}
      ${'patch'}  | ${{ alt_id: '', phone_number: '1' }} | ${'alt_id'}        | ${'which alternate phone was meant?'}
      ${'put'}    | ${{ phone_number: 'abc' }}           | ${'phone_number'}  | ${'letters are no number'}
      ${'put'}    | ${{ label: 'home' }}                 | ${'phone_number'}  | ${'there is nothing to add'}
      ${'put'}    | ${{ make_primary: true }}            | ${'alt_id'}        | ${'which one?'}
      ${'put'}    | ${{ alt_id: 4 }}                     | ${'make_primary'}  | ${'what about it?'}
      ${'delete'} | ${{ alt_id: null }}                  | ${'alt_id'}        | ${'the worker was not meant'}
    `('$method: $field, because $because', async ({ method, rest, field }) => {
      const { id } = await ours();
      const before = await listed();
      const answer = await manager[method as 'patch' | 'put' | 'delete']('/workers/', {
        id,
        ...rest,
      });
      expect(refusal(answer)).toEqual([400, 'error', 'string']);
      expect(Object.keys(answer.body.errors)).toContain(
        field === 'labor_types' ? 'labor_types.0' : field,
      );
      expect(await listed()).toEqual(before);
    });

    it('W25 of a number that somebody has, however it is written', async () => {
      const { phoneNumber } = await ours();
      const answer = await manager.post('/workers/', {
        name: 'Again',
        phone_number: phoneNumber.slice(2),
      });
      expect([answer.status, answer.body]).toEqual([
        400,
        {
          status: 'error',
          message: 'A contact with this phone number already exists.',
          code: 'worker.exists',
        },
      ]);
    });

    it('when two add the same number at once: one of them is', async () => {
      const body = { name: 'Dana', phone_number: aPhoneNumber() };
      const add = (key: string) => () =>
        manager.post('/workers/', body, { 'Idempotency-Key': key });
      const answers = await allAtOnce(app.db, 'workers', [add('Ana'), add('Eva')]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 400]);
      expect(await listed()).toHaveLength(1);
    });

    it('about deleting somebody who was requested', async () => {
      const { id } = await ours();
      await aRequest(app.db, { workerId: id });
      const answer = await manager.delete('/workers/', { id });
      expect([answer.status, answer.body]).toEqual([
        400,
        {
          status: 'error',
          message: 'This contact has labor requests or cancellations and cannot be deleted.',
          code: 'worker.has_requests',
        },
      ]);
      expect(await listed()).toHaveLength(1);
    });
  });

  it('does not find what is gone, another company’s, or another worker’s', async () => {
    const { id } = await ours();
    const foreign = await aWorker(app.db);
    const calls = [
      () => manager.patch('/workers/', { id: foreign.id, name: 'Mine' }),
      () => manager.put('/workers/', { id: foreign.id, phone_number: '4155550112' }),
      () => manager.delete('/workers/', { id: foreign.id }),
      () => manager.patch('/workers/', { id: 987_654, notes: 'who?' }),
      () => manager.patch('/workers/', { id, alt_id: 987_654, label: 'home' }),
      () => manager.put('/workers/', { id, alt_id: 987_654, make_primary: true }),
      () => manager.delete('/workers/', { id, alt_id: 987_654 }),
    ];
    for (const call of calls) {
      const { status, body } = await call();
      expect([status, body.detail]).toEqual([
        404,
        expect.stringMatching(/^No (Worker|AltPhone) matches the given query\.$/),
      ]);
    }
    expect(await listed()).toHaveLength(1);
  });

  it('is alone with it: others are refused, an administrator says for which company', async () => {
    await ours();
    for (const person of [await aSteward(app.db, company.id), await anOwner(app.db, company.id)]) {
      const answer = await (await app.as(person)).get('/workers/');
      expect([answer.status, answer.body]).toEqual([
        401,
        { status: 'error', message: 'Unauthorized', code: 'unauthorized' },
      ]);
    }
    expect((await app.visitor().get('/workers/')).status).toBe(401);

    const administrator = await app.as(await anAdministrator(app.db));
    const unchosen = await administrator.get('/workers/');
    expect([unchosen.status, Object.keys(unchosen.body.errors)]).toEqual([400, ['company']]);
    const chosen = await administrator.post(`/workers/?company=${company.slug}`, {
      name: 'Lee',
      phone_number: aPhoneNumber(),
    });
    expect([chosen.status, chosen.body.workers.length]).toEqual([201, 2]);

    const { slug: elsewhere } = await aCompany(app.db);
    expect((await manager.get(`/workers/?company=${elsewhere}`)).status).toBe(400);
  });
});
