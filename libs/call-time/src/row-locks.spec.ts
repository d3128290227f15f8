import {
  type CompanyRow,
  CompanyLogoService,
  CompanyService,
  LocationProfileService,
  type LogoImage,
} from '#libs/company';
import { type EventChanges, EventService } from '#libs/event';
import { NotificationModule } from '#libs/notification';
import type { Work } from '#libs/platform';
import { aCall } from '../../../test/factories/a-call.js';
import { aCompany } from '../../../test/factories/a-company.js';
import { aManager, aSteward } from '../../../test/factories/a-grant.js';
import { aLocation } from '../../../test/factories/a-location.js';
import { anEvent } from '../../../test/factories/an-event.js';
import { atOnce, behindChange, inTurn } from '../../../test/support/at-once.js';
import { aLibApp, type LibApp } from '../../../test/support/lib-app.js';
import { CallTime } from './call-time.entity.js';
import { CallTimeModule } from './call-time.module.js';
import { type CallTimeChanges, CallTimeService } from './call-time.service.js';

/** Each verb begins while another transaction has changed a row it counts on, and has not committed: without its lock it misses that. */
describe('companies, events and calls wait for concurrent transactions', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([CallTimeModule, NotificationModule]);
  });
  beforeEach(() => app.clock.setTime('2031-04-01T16:00:00Z'));
  afterAll(() => app.close());

  /** An event from May 1 to 4 in New York, with a call on May 2 at 08:00. */
  async function aShow() {
    const company = await aCompany(app.db);
    const location = await aLocation(app.db, { companyId: company.id });
    const event = await anEvent(app.db, { companyId: company.id, locationProfileId: location.id });
    const call = await aCall(app.db, { eventId: event.id, date: '2031-05-02' });
    const { actor } = await aManager(app.db, company.id);
    const as = <T>(verb: (work: Work) => Promise<T>): Promise<T> =>
      app.unitOfWork.as(app.as(actor), verb);
    const editEvent = (changes: EventChanges) =>
      as((work) => app.get(EventService).edit(work, event.slug, changes));
    const editCall = (changes: CallTimeChanges) =>
      as((work) => app.get(CallTimeService).edit(work, call.slug, changes));
    return { company, location, event, call, as, editEvent, editCall };
  }
  const changes = (subject: string, id: number): Promise<unknown[]> =>
    app.db.query(
      'select before, after from audit_trail where subject = $1 and subject_id = $2 order by id',
      [subject, id],
    );
  const row = (id: number) => app.db.manager.findOneByOrFail(CallTime, { id });

  it('a company and its logo are changed from what they are now', async () => {
    const { company, as } = await aShow();
    await behindChange(
      app.db,
      [`update companies set city = 'Troy' where id = $1`, [company.id]],
      () => as((work) => app.get(CompanyService).edit(work, company.id, { city: 'Albany' })),
    );
    const logo = (etag: string): LogoImage => ({
      content: Buffer.from(etag),
      mediaType: 'image/png',
      etag,
    });
    const put = (etag: string) => () =>
      as((work) => app.get(CompanyLogoService).put(work, company.id, logo(etag)));
    const outcomes = await inTurn(app.db, 'company_logos', [put('one'), put('two')]);
    const [first, second] = outcomes.map((outcome) =>
      outcome.status === 'fulfilled' ? outcome.value : outcome.reason,
    );
    expect(await changes('company', company.id)).toEqual([
      { before: { city: 'Troy' }, after: { city: 'Albany' } },
      { before: { logo_file: null }, after: { logo_file: first } },
      { before: { logo_file: first }, after: { logo_file: second } },
    ]);
  });

  it('a location is not deleted that an event takes at that moment', async () => {
    const { company, as, editEvent } = await aShow();
    const arena = await aLocation(app.db, { companyId: company.id });
    const [, removed] = await inTurn<unknown>(app.db, 'audit_entries', [
      () => editEvent({ locationProfileId: arena.id }),
      () => as((work) => app.get(LocationProfileService).remove(work, company.id, arena.id)),
    ]);
    expect(removed).toMatchObject({
      status: 'rejected',
      reason: { code: 'location_profile.in_use' },
    });
  });

  it('a location is changed from what it is now', async () => {
    const { company, location, as } = await aShow();
    const owner = (await app.unitOfWork
      .reading()
      .row<CompanyRow>('select * from companies where id = $1', [company.id]))!;
    await behindChange(
      app.db,
      [`update location_profiles set name = 'Hall' where id = $1`, [location.id]],
      () =>
        as((work) =>
          app.get(LocationProfileService).edit(work, owner, location.id, { name: 'Dome' }),
        ),
    );
    expect(await changes('location_profile', location.id)).toEqual([
      { before: { name: 'Hall' }, after: { name: 'Dome' } },
    ]);
  });

  it('an event is changed from what it is now', async () => {
    const { event, editEvent } = await aShow();
    await behindChange(
      app.db,
      [`update events set event_name = 'Gala' where id = $1`, [event.id]],
      () => editEvent({ eventName: 'Ball' }),
    );
    expect(await changes('event', event.id)).toEqual([
      { before: { event_name: 'Gala' }, after: { event_name: 'Ball' } },
    ]);
  });

  it('an event is canceled once, and deleted once', async () => {
    for (const verb of ['cancel', 'archive'] as const) {
      const { event, as } = await aShow();
      const run = () => as<unknown>((work) => app.get(EventService)[verb](work, event.slug));
      const outcomes = await atOnce(app.db, 'events', [run, run, run]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual([
        'fulfilled',
        'rejected',
        'rejected',
      ]);
      expect(await changes('event', event.id)).toHaveLength(1);
    }
  });

  it('an event gets no steward whose role ends at that moment', async () => {
    const { company, event, as } = await aShow();
    const { grant } = await aSteward(app.db, company.id);
    const assigning = behindChange(
      app.db,
      ['delete from role_grants where id = $1', [grant.id]],
      () => as((work) => app.get(EventService).assignSteward(work, event.slug, grant.id)),
    );
    await expect(assigning).rejects.toMatchObject({ kind: 'missing', model: 'Steward' });
  });

  it('a call is scheduled and moved within the dates of its event, whoever is first', async () => {
    const late = {
      name: 'Load out',
      date: '2031-05-04',
      time: '08:00:00',
      message: null,
      minimumMinutes: null,
      expectedMinutes: null,
    };
    for (const first of ['event', 'call'])
      for (const kind of ['schedule', 'edit']) {
        const { event, as, editEvent, editCall } = await aShow();
        const shorten = () => editEvent({ endDate: '2031-05-03' });
        const call = () =>
          kind === 'edit'
            ? editCall({ date: late.date })
            : as((work) => app.get(CallTimeService).schedule(work, event.slug, late));
        const verbs: (() => Promise<unknown>)[] =
          first === 'event' ? [shorten, call] : [call, shorten];
        const outcomes = await inTurn(app.db, 'audit_entries', verbs);
        expect([first, kind, ...outcomes.map(({ status }) => status)]).toEqual([
          first,
          kind,
          'fulfilled',
          'rejected',
        ]);
      }
  });

  it('a call is moved from where it is now', async () => {
    const { call, editCall } = await aShow();
    await behindChange(
      app.db,
      [`update call_times set time = '09:00:00' where id = $1`, [call.id]],
      () => editCall({ time: '09:00:00' }),
    );
    expect(await changes('call_time', call.id)).toEqual([]);
  });

  it('a call is moved within the dates its event has by then', async () => {
    const { event, editCall } = await aShow();
    const editing = behindChange(
      app.db,
      [`update events set end_date = '2031-05-03' where id = $1`, [event.id]],
      () => editCall({ date: '2031-05-04' }),
    );
    await expect(editing).rejects.toMatchObject({ code: 'call_time.outside_event' });
  });

  it('a call that moves at that moment is judged by the new dates of its event', async () => {
    const { call, editEvent } = await aShow();
    const moved = `update call_times set date = '2031-05-04', starts_at = '2031-05-04T12:00:00Z' where id = $1`;
    const editing = behindChange(app.db, [moved, [call.id]], () =>
      editEvent({ endDate: '2031-05-03' }),
    );
    await expect(editing).rejects.toMatchObject({ fields: { end_date: [expect.any(String)] } });
  });

  it('a call that moves at that moment follows its event or company to another zone by the new time', async () => {
    const moved = (id: number) =>
      [
        `update call_times set time = '10:00:00', starts_at = '2031-05-02T14:00:00Z' where id = $1`,
        [id],
      ] as const;
    const zone = 'America/Los_Angeles';

    const byEvent = await aShow();
    const west = await aLocation(app.db, { companyId: byEvent.company.id, timeZone: zone });
    await behindChange(app.db, moved(byEvent.call.id), () =>
      byEvent.editEvent({ locationProfileId: west.id }),
    );
    const byCompany = await aShow();
    await behindChange(app.db, moved(byCompany.call.id), () =>
      byCompany.as((work) =>
        app.get(CompanyService).edit(work, byCompany.company.id, { timeZone: zone }),
      ),
    );
    for (const { call } of [byEvent, byCompany])
      expect((await row(call.id)).startsAt).toEqual(new Date('2031-05-02T17:00:00Z'));
  });
});
