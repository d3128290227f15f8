import { aCall } from '../../../../test/factories/a-call.js';
import { aCompany } from '../../../../test/factories/a-company.js';
import {
  aManager,
  anAdministrator,
  anOwner,
  aSteward,
} from '../../../../test/factories/a-grant.js';
import { aLocation } from '../../../../test/factories/a-location.js';
import { anEvent } from '../../../../test/factories/an-event.js';
import { aWorker } from '../../../../test/factories/a-worker.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { recordStatements } from '../../../../test/support/record-statements.js';
import { parseEventSearch } from '#libs/event';
import { type FoundSites, LaborScreensModule, SiteSearchQueries } from '#libs/labor';
import type { Actor } from '#libs/kernel';

describe('the search of the header', () => {
  let app: LibApp;
  let company: { id: number };
  let manager: Actor;
  beforeAll(async () => {
    app = await aLibApp([LaborScreensModule]);
  });
  beforeEach(async () => {
    app.clock.setTime('2031-05-10T12:00:00-04:00');
    company = await aCompany(app.db);
    ({ actor: manager } = await aManager(app.db, company.id));
  });
  afterAll(() => app.close());

  const find = (
    search: string,
    actor = manager,
    companyId: number | null = null,
  ): Promise<FoundSites> =>
    app.get(SiteSearchQueries).find(app.unitOfWork.reading(app.as(actor)), {
      ...{ search, terms: parseEventSearch(search), limit: 5, companyId },
    });
  const names = async (search: string, actor = manager, companyId: number | null = null) => {
    const { events, contacts, calls } = await find(search, actor, companyId);
    return [events, contacts, calls].map((found) => found.map(({ name }) => name));
  };

  async function aWorld(given: { companyId?: number; stewardId?: number } = {}) {
    const { companyId = company.id, stewardId = null } = given;
    const arena = await aLocation(app.db, { companyId, name: 'Harbor Arena' });
    const tour = await anEvent(app.db, {
      companyId,
      stewardId,
      eventName: 'Lights Tour',
      startDate: '2031-05-20',
      endDate: null,
      locationProfileId: arena.id,
    });
    const expo = await anEvent(app.db, {
      companyId,
      eventName: 'Expo 100%',
      startDate: '2031-06-02',
      endDate: null,
      locationProfileId: null,
    });
    await aCall(app.db, { eventId: tour.id, name: 'Load in' });
    await aCall(app.db, { eventId: expo.id, name: 'Load out' });
    await aWorker(app.db, {
      companyId,
      name: 'Lena Light',
      phoneNumber: `+1415555${String(companyId).padStart(4, '0')}`,
    });
    await aWorker(app.db, {
      companyId,
      name: 'Bo Load',
      phoneNumber: `+1628555${String(companyId).padStart(4, '0')}`,
    });
    return { tour, expo };
  }

  it.each`
    search         | events                          | contacts          | calls                      | because
    ${'light'}     | ${['Lights Tour']}              | ${['Lena Light']} | ${[]}                      | ${'parts of words count'}
    ${'LOAD'}      | ${[]}                           | ${['Bo Load']}    | ${['Load in', 'Load out']} | ${'capitals do not, the next call comes first'}
    ${'load expo'} | ${[]}                           | ${[]}             | ${['Load out']}            | ${'a call is found by its event’s name, too'}
    ${'harbor'}    | ${['Lights Tour']}              | ${[]}             | ${[]}                      | ${'an event is found by its location'}
    ${'may'}       | ${['Lights Tour']}              | ${[]}             | ${[]}                      | ${'a month is one of events'}
    ${'2031'}      | ${['Lights Tour', 'Expo 100%']} | ${[]}             | ${[]}                      | ${'the next event comes first'}
    ${'100%'}      | ${['Expo 100%']}                | ${[]}             | ${[]}                      | ${'signs of patterns are text'}
    ${'_o'}        | ${[]}                           | ${[]}             | ${[]}                      | ${'those too'}
    ${'(628) 555'} | ${[]}                           | ${['Bo Load']}    | ${[]}                      | ${'digits are of a number'}
    ${'lena tour'} | ${[]}                           | ${[]}             | ${[]}                      | ${'all words have to match'}
    ${'   '}       | ${[]}                           | ${[]}             | ${[]}                      | ${'nothing was asked for'}
    ${'\\'}        | ${[]}                           | ${[]}             | ${[]}                      | ${'it is a character like others'}
  `('$search: $because', async ({ search, events, contacts, calls }) => {
    await aWorld();
    expect(await names(search as string)).toEqual([events, contacts, calls]);
  });

  it('narrows to what the actor reaches', async () => {
    const other = await aCompany(app.db);
    const [steward, owner, administrator] = [
      await aSteward(app.db, company.id),
      await anOwner(app.db, company.id),
      await anAdministrator(app.db),
    ];
    await aWorld({ stewardId: steward.grant.id });
    await aWorld({ companyId: other.id });
    expect(await names('lo')).toEqual([[], ['Bo Load'], ['Load in', 'Load out']]);
    expect(await names('l', steward.actor)).toEqual([['Lights Tour'], [], ['Load in']]);
    expect(await names('l', owner.actor)).toEqual([[], [], []]);
    expect(await names('lights', administrator.actor, other.id)).toEqual([['Lights Tour'], [], []]);
    expect(await names('lights', manager, other.id)).toEqual([[], [], []]);
  });

  it('leaves out what is deleted and who is forgotten', async () => {
    const { tour } = await aWorld();
    await app.db.query('update events set archived_at = now() where id = $1', [tour.id]);
    await app.db.query(`update call_times set archived_at = now() where name = 'Load out'`);
    await app.db.query(
      `update workers set erased_at = now() where name = 'Bo Load' and company_id = $1`,
      [company.id],
    );
    expect(await names('lo')).toEqual([[], [], []]);
    expect(await names('lights')).toEqual([[], [], []]);
  });

  it('is one statement, and finds among ten thousand contacts by the index of their company', async () => {
    await aWorld();
    const other = await aCompany(app.db);
    await app.db.query(
      `insert into workers (slug, company_id, name, phone_number) select 's' || n, $1, 'Somebody ' || n, '+1' || (2120000000 + n) from generate_series(1, 10000) n`,
      [other.id],
    );
    await app.db.query('analyze workers');
    const statements = await recordStatements(app.db, () => find('lena'));
    expect(statements).toHaveLength(1);
    const [plan] = await app.db.query<{ 'QUERY PLAN': unknown }[]>(
      `explain (generic_plan, format json) ${statements[0]}`,
    );
    expect(JSON.stringify(plan)).toMatch(/workers_(by_name_idx|company_id_id_key)/);
  });
});
