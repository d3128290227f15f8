import { aCompany } from '../../../test/factories/a-company.js';
import { aManager, anAdministrator, aSteward } from '../../../test/factories/a-grant.js';
import { aLocation } from '../../../test/factories/a-location.js';
import { anEvent } from '../../../test/factories/an-event.js';
import { aLibApp, type LibApp } from '../../../test/support/lib-app.js';
import { type Company, type CompanyRow, type LocationProfile } from '#libs/company';
import { Event, type EventChanges, type EventDraft, EventModule, EventService } from '#libs/event';
import { type Actor, NotFound, Unauthorized } from '#libs/kernel';

describe('events', () => {
  let app: LibApp;
  let company: Company;
  let location: LocationProfile;
  let manager: Awaited<ReturnType<typeof aManager>>;
  beforeAll(async () => {
    app = await aLibApp([EventModule]);
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    company = await aCompany(app.db, {
      minimumMinutes: 240,
      mealTriggerMinutes: 300,
      roundUpMinutes: 15,
    });
    location = await aLocation(app.db, { companyId: company.id, minimumMinutes: 300 });
    manager = await aManager(app.db, company.id);
  });

  const create = (given: Partial<EventDraft> = {}, actor: Actor = manager.actor) =>
    app.unitOfWork.as(app.as(actor), async (work) => {
      const row = await work.row<CompanyRow>('select * from companies where id = $1', [company.id]);
      return app.get(EventService).create(work, row!, {
        eventName: 'Spring tour',
        eventDescription: '',
        startDate: '2031-05-01',
        locationProfileId: location.id,
        minimumMinutes: null,
        mealTriggerMinutes: null,
        roundUpMinutes: null,
        ...given,
      });
    });
  const edit = (slug: string, changes: EventChanges, actor: Actor = manager.actor) =>
    app.unitOfWork.as(app.as(actor), (work) => app.get(EventService).edit(work, slug, changes));
  const archive = (slug: string, actor: Actor = manager.actor) =>
    app.unitOfWork.as(app.as(actor), (work) => app.get(EventService).archive(work, slug));

  it('know who created them; an administrator is no manager', async () => {
    expect(await create()).toMatchObject({
      created_by: { id: manager.grant.id, user: { username: manager.username } },
      company: { id: company.id },
      canceled: false,
    });
    expect(await create({}, (await anAdministrator(app.db)).actor)).toMatchObject({
      created_by: null,
    });
  });

  it.each`
    given   | stored  | because
    ${null} | ${null} | ${'the field was blank'}
    ${240}  | ${null} | ${'forms are pre-filled with the default of the company'}
    ${300}  | ${null} | ${'that is what the location gives'}
    ${360}  | ${360}  | ${'somebody chose it'}
  `('store $stored for a minimum of $given, because $because', async ({ given, stored }) => {
    expect((await create({ minimumMinutes: given })).minimum_minutes).toBe(stored);
  });

  it("take place at one of their company's locations", async () => {
    const foreign = await aLocation(app.db);
    const refused = { kind: 'invalid', fields: { location_profile: expect.anything() } };
    await expect(create({ locationProfileId: foreign.id })).rejects.toMatchObject(refused);
    const event = await create();
    await expect(edit(event.slug, { locationProfileId: foreign.id })).rejects.toMatchObject(
      refused,
    );
    await expect(edit(event.slug, { locationProfileId: null })).rejects.toMatchObject(refused);

    const homeless = await anEvent(app.db, { companyId: company.id, locationProfileId: null });
    expect(
      await edit(homeless.slug, { locationProfileId: null, eventName: 'Street parade' }),
    ).toMatchObject({ location: null, event_name: 'Street parade' });
  });

  it('change only in what was sent', async () => {
    const event = await create({ minimumMinutes: 360 });
    expect(await edit(event.slug, {})).toEqual(event);
    const edited = await edit(event.slug, {
      eventDescription: 'Doors at six.',
      minimumMinutes: null,
      mealTriggerMinutes: 300,
    });
    expect(edited).toEqual({ ...event, event_description: 'Doors at six.', minimum_minutes: null });
  });

  it('belong to managers of the company: not to the steward who runs them, not to strangers', async () => {
    const steward = await aSteward(app.db, company.id);
    const stranger = await aManager(app.db, (await aCompany(app.db)).id);
    const { slug } = await anEvent(app.db, { companyId: company.id, stewardId: steward.grant.id });
    await expect(edit(slug, { eventName: 'No' }, steward.actor)).rejects.toThrow(Unauthorized);
    await expect(archive(slug, steward.actor)).rejects.toThrow(Unauthorized);
    await expect(edit(slug, { eventName: 'No' }, stranger.actor)).rejects.toThrow(NotFound);
    await expect(archive(slug, stranger.actor)).rejects.toThrow(NotFound);
  });

  it('are archived, and gone', async () => {
    const event = await create();
    await archive(event.slug);
    expect(
      (await app.db.manager.findOneByOrFail(Event, { id: event.id })).archivedAt,
    ).toBeInstanceOf(Date);
    await expect(archive(event.slug)).rejects.toThrow(NotFound);
  });
});
