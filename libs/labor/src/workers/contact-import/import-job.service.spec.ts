import fc from 'fast-check';
import {
  ContactImportService,
  contactsOf,
  type ImportJob,
  ImportJobService,
  LaborModule,
} from '#libs/labor';
import type { Actor } from '#libs/kernel';
import { NotificationModule } from '#libs/notification';
import { aCompany } from '../../../../../test/factories/a-company.js';
import { aManager } from '../../../../../test/factories/a-grant.js';
import { aSkill } from '../../../../../test/factories/a-skill.js';
import { aWorker } from '../../../../../test/factories/a-worker.js';
import { aLibApp, type LibApp } from '../../../../../test/support/lib-app.js';

describe('a file of contacts', () => {
  let app: LibApp;
  let jobs: ImportJobService;
  let companyId: number;
  let actor: Actor;
  beforeAll(async () => {
    app = await aLibApp([LaborModule, NotificationModule]);
    jobs = app.get(ImportJobService);
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    companyId = (await aCompany(app.db)).id;
    ({ actor } = await aManager(app.db, companyId));
  });

  const uploaded = async (text: string, name = 'crew.csv'): Promise<ImportJob> => {
    const slug = await app.unitOfWork.as(app.as(actor), (work) =>
      jobs.upload(work, companyId, { name, bytes: Buffer.from(text) }),
    );
    return jobs.find(app.unitOfWork.reading(app.as(actor)), slug);
  };
  const previewOf = async (job: ImportJob) =>
    app
      .get(ContactImportService)
      .preview(app.unitOfWork.reading(app.as(actor)), companyId, await contactsOf(job));
  const start = async (job: ImportJob): Promise<void> => {
    const batch = await contactsOf(job);
    await app.unitOfWork.as(app.as(actor), (work) => jobs.start(work, job, null, batch));
  };
  const again = (job: ImportJob): Promise<ImportJob> =>
    jobs.find(app.unitOfWork.reading(), job.slug);
  const stored = (): Promise<{ name: string; phone: string; alts: string[] | null }[]> =>
    app.db.query(
      `select w.name, w.phone_number as phone, (select array_agg(ap.phone_number order by ap.id) from alt_phones ap where ap.worker_id = w.id) as alts
         from workers w where w.company_id = $1 order by w.id`,
      [companyId],
    );

  it('is shown line by line, and stores nothing until somebody starts it', async () => {
    await aWorker(app.db, { companyId, name: 'Known', phoneNumber: '+14155550101' });
    const job = await uploaded(
      'Name,Mobile\nDana,(415) 555-0102; 415-555-0103\nTwice,4155550102\nKnown as,4155550101\nBad,12\nNobody,\n',
    );
    expect(
      (await previewOf(job)).map(({ where, outcome, problems }) => [
        where,
        outcome,
        problems.length,
      ]),
    ).toEqual([
      ['Row 2 (Dana)', 'new', 0],
      ['Row 3 (Twice)', 'repeated', 1],
      ['Row 4 (Known as)', 'known', 0],
      ['Row 5 (Bad)', 'none', 1],
      ['Row 6 (Nobody)', 'none', 1],
    ]);
    expect(await stored()).toHaveLength(1);

    await start(job);
    await start(job);
    expect(await again(job)).toMatchObject({ state: 'running', total: 2, done: 0 });
    await app.finishTasks();
    expect(await again(job)).toMatchObject({
      ...{ state: 'done', total: 2, done: 2, imported: 1, skipped: 2, content: null },
      errors: expect.arrayContaining([expect.stringMatching(/^Row 5 \(Bad\): /)]),
    });
    expect((await stored())[1]).toEqual({
      name: 'Dana',
      phone: '+14155550102',
      alts: ['+14155550103'],
    });
    const trail = await app.db.query(
      `select action, user_id from audit_entries where company_id = $1 order by id`,
      [companyId],
    );
    expect(trail).toEqual(
      expect.arrayContaining([
        { action: 'worker.added', user_id: actor.userId },
        { action: 'contacts.imported', user_id: actor.userId },
      ]),
    );
    expect(trail).toHaveLength(3);
  });

  it('goes on where an earlier try was killed, and adds nobody twice', async () => {
    const rows = Array.from({ length: 1200 }, (_, n) => `Worker ${n},+1415${7_000_000 + n}`);
    const job = await uploaded(`Name,Phone\n${rows.join('\n')}`);
    await start(job);
    await app.db.query(`update contact_imports set done = 500, imported = 500 where id = $1`, [
      job.id,
    ]);
    await Promise.all([jobs.run(job.id), jobs.run(job.id)]);
    expect(await again(job)).toMatchObject({ state: 'done', done: 1200, imported: 1200 });
    expect(await stored()).toHaveLength(700);
    await jobs.run(job.id);
    expect(await stored()).toHaveLength(700);
  });

  it.each`
    name            | text                   | kind
    ${'a.VCF'}      | ${''}                  | ${'vcard'}
    ${'a.csv'}      | ${'x'}                 | ${'csv'}
    ${'a.txt'}      | ${'\ufeffBEGIN:VCARD'} | ${'vcard'}
    ${'Crew 1.TSV'} | ${'x'}                 | ${'csv'}
  `('named $name with "$text" is $kind', async ({ name, text, kind }) => {
    expect(await uploaded(text as string, name as string)).toMatchObject({ kind });
  });

  it.each(['crew.xlsx', 'crew', 'csv', ''])('named "%s" is refused', async (name) => {
    await expect(uploaded('x', name)).rejects.toMatchObject({
      fields: { file: [expect.any(String)] },
    });
  });

  it('gives new contacts the skills of their lines, and the company those that it lacks', async () => {
    const { id: rigger } = await aSkill(app.db, { companyId, name: 'Rigger' });
    await aWorker(app.db, { companyId, name: 'Known', phoneNumber: '+14155550101' });
    const job = await uploaded(
      'Name,Phone,Skills\nDana,4155550102,"rigger; Stage  hand, STAGE HAND"\nEve,4155550103,stage hand\nKnown,4155550101,Audio\nNone,4155550104,;',
    );
    expect((await previewOf(job)).map(({ contact }) => contact?.skills ?? [])).toEqual([
      ['rigger', 'Stage hand'],
      ['Stage hand'],
      ['Audio'],
      [],
    ]);
    await start(job);
    await jobs.run(job.id);
    const skills = await app.db.query<{ name: string; skills: string[] | null }[]>(
      `select w.name, array_agg(t.name order by t.name) filter (where t.id is not null) as skills
         from workers w left join worker_skills ws on ws.worker_id = w.id left join labor_types t on t.id = ws.labor_type_id
        where w.company_id = $1 group by w.id order by w.name`,
      [companyId],
    );
    expect(skills).toEqual([
      { name: 'Dana', skills: ['Rigger', 'Stage hand'] },
      { name: 'Eve', skills: ['Stage hand'] },
      { name: 'Known', skills: null },
      { name: 'None', skills: null },
    ]);
    const names = await app.db.query<{ id: number; name: string }[]>(
      'select id, name from labor_types where company_id = $1 order by id',
      [companyId],
    );
    expect(names).toEqual([
      { id: rigger, name: 'Rigger' },
      { id: expect.any(Number) as number, name: 'Stage hand' },
    ]);
    const trail = await app.db.query(
      `select w.name, jsonb_array_length(a.after->'labor_type_ids') as skills
         from audit_entries a join workers w on w.id = a.subject_id
        where a.company_id = $1 and a.action = 'worker.skills_changed' order by w.name`,
      [companyId],
    );
    expect(trail).toEqual([
      { name: 'Dana', skills: 2 },
      { name: 'Eve', skills: 1 },
    ]);
  });

  it('becomes what its preview says, whatever is in it', async () => {
    const number = fc
      .integer({ min: 0, max: 30 })
      .map((n) => `(415) 555-01${String(n).padStart(2, '0')}`);
    const cell = fc.oneof(
      number,
      fc.constantFrom('', '12', 'n/a', '+49 30 901820'),
      fc.string({ maxLength: 12 }),
    );
    const rows = fc.array(fc.tuple(fc.string({ maxLength: 12 }), cell, cell), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        companyId = (await aCompany(app.db)).id;
        ({ actor } = await aManager(app.db, companyId));
        await aWorker(app.db, { companyId, name: 'Known', phoneNumber: '+14155550100' });
        const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
        const lines = [['Name', 'Phone', 'Phone 2'], ...given].map((row) =>
          row.map(quoted).join(','),
        );
        const job = await uploaded(lines.join('\r\n'));
        const expected = (await previewOf(job)).flatMap(({ outcome, contact }) =>
          outcome === 'new'
            ? [
                {
                  name: contact!.name,
                  phone: contact!.phoneNumber,
                  alts: contact!.altPhones.map((alt) => alt.phoneNumber),
                },
              ]
            : [],
        );
        await start(job);
        await jobs.run(job.id);
        const [, ...added] = await stored();
        const byPhone = (one: { phone: string }, other: { phone: string }): number =>
          one.phone.localeCompare(other.phone);
        expect(added.map((one) => ({ ...one, alts: one.alts ?? [] })).sort(byPhone)).toEqual(
          expected.sort(byPhone),
        );
        expect((await again(job)).imported).toBe(expected.length);
      }),
      { numRuns: 25 },
    );
  });
});
