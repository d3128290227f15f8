import { LaborModule, WorkerSkill, AltPhone } from '#libs/labor';
import { NotFound } from '#libs/kernel';
import { aCompany } from '../../../../../test/factories/a-company.js';
import { aCall } from '../../../../../test/factories/a-call.js';
import { aManager, aSteward } from '../../../../../test/factories/a-grant.js';
import { aConfirmedRequest } from '../../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../../test/factories/a-requirement.js';
import { anEvent } from '../../../../../test/factories/an-event.js';
import { aSkill } from '../../../../../test/factories/a-skill.js';
import { aWorker } from '../../../../../test/factories/a-worker.js';
import { aLibApp, type LibApp } from '../../../../../test/support/lib-app.js';
import { recordStatements } from '../../../../../test/support/record-statements.js';
import type { ContactFilter } from './contact-filter.js';
import { ContactListQueries, type ContactPage } from './contact-list.queries.js';

const DAYS: Record<string, string> = { 'dana Reyes': '2020-05-01', Bo: '2020-04-01' };

describe('the contacts page', () => {
  let app: LibApp;
  let companyId: number;
  let riggerId: number;
  beforeAll(async () => {
    app = await aLibApp([LaborModule]);
    ({ id: companyId } = await aCompany(app.db));
    const { id: otherId } = await aCompany(app.db);
    riggerId = (await aSkill(app.db, { companyId, name: 'Rigger' })).id;
    const at = (day: number) => new Date(`2031-05-0${day}T12:00:00Z`);
    const ana = await aWorker(app.db, {
      companyId,
      name: 'Ana Núñez',
      phoneNumber: '+14155550101',
      createdAt: at(1),
    });
    const dana = await aWorker(app.db, {
      ...{
        companyId,
        name: 'dana Reyes',
        phoneNumber: '+14155550102',
        noShowCount: 2,
        createdAt: at(3),
      },
      consents: false,
    });
    await aWorker(app.db, {
      ...{
        companyId,
        name: 'Zoe 100%',
        phoneNumber: '+442079460103',
        canceledCount: 1,
        createdAt: at(2),
      },
      consents: false,
    });
    const bo = await aWorker(app.db, {
      companyId,
      name: 'Bo',
      phoneNumber: '+14155550104',
      noShowCount: 1,
      createdAt: at(4),
    });
    await aWorker(app.db, {
      companyId: otherId,
      name: 'Ana Elsewhere',
      phoneNumber: '+14155550101',
    });
    await aWorker(app.db, {
      companyId,
      name: 'Former worker',
      phoneNumber: 'erased-1',
      erasedAt: at(5),
    });
    await app.db.manager.insert(WorkerSkill, { workerId: dana.id, laborTypeId: riggerId });
    await app.db.manager.insert(AltPhone, {
      workerId: ana.id,
      phoneNumber: '+14155550177',
      label: null,
    });
    const confirmedOn = async (
      workerId: number,
      startDate: string,
      canceled = false,
    ): Promise<void> => {
      const event = await anEvent(app.db, { companyId, startDate, endDate: null, canceled });
      const { id: callTimeId } = await aCall(app.db, { eventId: event.id });
      const { id: laborRequirementId } = await aRequirement(app.db, { callTimeId });
      await aConfirmedRequest(app.db, { laborRequirementId, workerId });
    };
    await confirmedOn(dana.id, '2020-05-01');
    await confirmedOn(bo.id, '2020-04-01');
    await confirmedOn(bo.id, '2019-04-01');
    await confirmedOn(bo.id, '2020-06-01', true);
    await confirmedOn(ana.id, '2099-01-01');
    await app.db.query('update consents set granted_at = null where phone_number = $1', [
      bo.phoneNumber,
    ]);
    await app.db.query(
      `insert into phone_stops (phone_number, sender, stopped_at) values ('+442079460103', 'shared', now())`,
    );
  });
  afterAll(() => app.close());

  const read = (
    filter: Partial<ContactFilter> = {},
    at = { page: 1, size: 25 },
  ): Promise<ContactPage> =>
    app
      .get(ContactListQueries)
      .page(app.unitOfWork.reading(), companyId, { sort: 'name', ...filter }, at);

  it.each`
    filter                               | names                                 | because
    ${{}}                                | ${'Ana Núñez|Bo|dana Reyes|Zoe 100%'} | ${'all are there, whatever the case'}
    ${{ search: 'REYES da' }}            | ${'dana Reyes'}                       | ${'words come in any order'}
    ${{ search: 'ana' }}                 | ${'Ana Núñez|dana Reyes'}             | ${'parts of words count'}
    ${{ search: '100%' }}                | ${'Zoe 100%'}                         | ${'a percent sign is itself'}
    ${{ search: '_' }}                   | ${''}                                 | ${'an underscore, too'}
    ${{ search: '(415) 555-0102' }}      | ${'dana Reyes'}                       | ${'that is the number'}
    ${{ search: '5550177' }}             | ${'Ana Núñez'}                        | ${'that is an alternate number'}
    ${{ skill: true }}                   | ${'dana Reyes'}                       | ${'only one can rig'}
    ${{ consent: 'yes' }}                | ${'Ana Núñez'}                        | ${'others did not say yes'}
    ${{ consent: 'asked' }}              | ${'Bo'}                               | ${'the answer is open'}
    ${{ consent: 'none' }}               | ${'dana Reyes'}                       | ${'nobody asked'}
    ${{ consent: 'stopped' }}            | ${'Zoe 100%'}                         | ${'STOP came'}
    ${{ noShows: true, search: 'dana' }} | ${'dana Reyes'}                       | ${'filters add up'}
    ${{ noShows: true }}                 | ${'Bo|dana Reyes'}                    | ${'they did not show up'}
    ${{ sort: 'newest' }}                | ${'Bo|dana Reyes|Zoe 100%|Ana Núñez'} | ${'of when they were added'}
    ${{ sort: 'last_worked' }}           | ${'dana Reyes|Bo|Ana Núñez|Zoe 100%'} | ${'of the latest calls, and who never worked last'}
    ${{ sort: 'no_shows' }}              | ${'dana Reyes|Bo|Ana Núñez|Zoe 100%'} | ${'of two and one no-shows'}
    ${{ sort: 'canceled' }}              | ${'Zoe 100%|Ana Núñez|Bo|dana Reyes'} | ${'of one cancellation'}
  `('shows $names for $filter, because $because', async ({ filter, names }) => {
    const { skill, ...others } = filter as { skill?: true } & Partial<ContactFilter>;
    const { contacts, total, all } = await read({ ...others, ...(skill && { skillId: riggerId }) });
    expect(contacts.map(({ name }) => name).join('|')).toBe(names);
    for (const contact of contacts)
      expect([contact.name, contact.last_worked]).toEqual([
        contact.name,
        DAYS[contact.name] ?? null,
      ]);
    expect([total, all]).toEqual([contacts.length, 4]);
  });

  it('is cut into pages', async () => {
    const names = async (page: number): Promise<string[]> =>
      (await read({}, { page, size: 3 })).contacts.map(({ name }) => name);
    expect([await names(1), await names(2), await names(3)]).toEqual([
      ['Ana Núñez', 'Bo', 'dana Reyes'],
      ['Zoe 100%'],
      [],
    ]);
    expect((await read({}, { page: 2, size: 3 })).total).toBe(4);
  });

  it('has skills and numbers, in two statements', async () => {
    const page = (): Promise<ContactPage> => read();
    expect(await recordStatements(app.db, page)).toHaveLength(2);
    const [ana, , dana] = (await page()).contacts;
    expect(ana!.alt_phones.map(({ phone_number }) => phone_number)).toEqual(['+14155550177']);
    expect(dana!.labor_types).toEqual([{ id: riggerId, company_id: companyId, name: 'Rigger' }]);
    expect(ana!.sms_consent).toBe(true);
  });

  it('is for managers of the company', async () => {
    const { id: otherId } = await aCompany(app.db);
    for (const { actor } of [await aManager(app.db, otherId), await aSteward(app.db, companyId)]) {
      const work = app.unitOfWork.reading(app.as(actor));
      await expect(
        app.get(ContactListQueries).page(work, companyId, { sort: 'name' }, { page: 1, size: 10 }),
      ).rejects.toThrow(NotFound);
    }
  });
});
