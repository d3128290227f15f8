import type { CallTime } from '#libs/call-time';
import type { Company } from '#libs/company';
import type { LaborRequest, Worker } from '#libs/labor';
import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { aManager } from '../factories/a-grant.js';
import { aRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aSkill } from '../factories/a-skill.js';
import { anEvent } from '../factories/an-event.js';
import { aWorker } from '../factories/a-worker.js';
import { BrowserForm } from '../support/browser-form.js';
import type { Client } from '../support/client.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

interface Asked {
  request: LaborRequest;
  requirementSlug: string;
  /** Slugs and token of event and request, as in links. */
  path: string;
}

describe('overlapping calls', () => {
  let app: TestApp;
  let company: Company;
  let worker: Worker;
  let manager: Client;
  let managerName: string;
  beforeAll(async () => {
    app = await aTestApp();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    app.clock.setTime('2031-04-20T12:00:00Z');
    company = await aCompany(app.db, { minimumMinutes: 240, name: 'North Stage' });
    worker = await aWorker(app.db, { companyId: company.id, name: 'Dana' });
    const boss = await aManager(app.db, company.id);
    managerName = boss.username;
    manager = await app.as(boss);
  });

  async function ask(
    call: Partial<CallTime>,
    {
      of = company,
      to = worker,
      fcfsPositions = 0,
      ...given
    }: Partial<LaborRequest> & {
      of?: Company;
      to?: Worker;
      fcfsPositions?: number;
    } = {},
  ): Promise<Asked> {
    const event = await anEvent(app.db, {
      companyId: of.id,
      locationProfileId: null,
      eventName: `${call.name} of ${of.name}`,
    });
    const { id } = await aCall(app.db, { eventId: event.id, ...call });
    const requirement = await aRequirement(app.db, { callTimeId: id, fcfsPositions });
    const request = await aRequest(app.db, {
      laborRequirementId: requirement.id,
      workerId: to.id,
      ...given,
    });
    return {
      request,
      requirementSlug: requirement.slug,
      path: `/event/${event.slug}/confirm/${request.tokenShort}/`,
    };
  }

  async function callSlugOf({ requirementSlug }: Asked): Promise<string> {
    const [{ slug }] = await app.db.query<[{ slug: string }]>(
      `select ct.slug from call_times ct join labor_requirements q on q.call_time_id = ct.id where q.slug = $1`,
      [requirementSlug],
    );
    return slug;
  }

  const yes = ({ request }: Asked) => ({ [`response_${request.id}`]: 'yes' });

  it('is shown with its conflicts before the yes, which is taken and answered with them', async () => {
    await ask({ name: 'Show', time: '06:30' }, { state: 'confirmed' });
    await ask({ name: 'Load out', time: '17:00' }, { state: 'available' });
    await ask({ name: 'Rehearsal', time: '12:00', date: '2031-05-02' }, { state: 'confirmed' });
    const offer = await ask({ name: 'Load in', time: '08:00', expectedMinutes: 330 });

    const before = (await app.visitor().get(offer.path)).body.pending_call_times[0];
    const conflicts = [
      {
        kind: 'overlap',
        rest_minutes: 0,
        event: 'Show of North Stage',
        call_time: 'Show',
        date: '2031-05-01',
        time: '06:30:00',
        status: 'Confirmed',
      },
      expect.objectContaining({
        kind: 'short_rest',
        rest_minutes: 210,
        call_time: 'Load out',
        status: 'Available',
      }),
    ];
    expect(before.conflicts).toEqual(conflicts);

    expect((await app.visitor().post(offer.path, yes(offer))).body).toEqual({
      status: 'success',
      message:
        'Load in overlaps with Show (Show of North Stage) on Thu, May 1 at 6:30 AM. ' +
        'Load in leaves 3.5 hours of rest before or after Load out (Load out of North Stage) on Thu, May 1 at 5:00 PM.',
      conflicts,
    });
    const after = (await app.visitor().get(offer.path)).body.available_call_times[0];
    expect(after.conflicts).toEqual(conflicts);
  });

  it('is told of in the answer of the single request, too, and never after a no', async () => {
    await ask({ name: 'Show', time: '09:00' }, { state: 'confirmed' });
    const offer = await ask({ name: 'Load in', time: '08:00' });
    const answer = async (response: string): Promise<unknown> =>
      (
        await app.visitor().post(`/user/request/${offer.request.tokenShort}/action/`, {
          action: 'available',
          response,
        })
      ).body;
    expect(await answer('yes')).toMatchObject({ conflicts: [{ kind: 'overlap' }] });
    expect(await answer('no')).toEqual({ status: 'success' });
  });

  it('without any is answered as ever', async () => {
    await ask({ name: 'Show', time: '20:00' }, { state: 'confirmed' });
    const offer = await ask({ name: 'Load in', time: '08:00' });
    expect((await app.visitor().get(offer.path)).body.pending_call_times[0].conflicts).toEqual([]);
    expect((await app.visitor().post(offer.path, yes(offer))).body).toEqual({ status: 'success' });
  });

  it('warns on the page before the yes, and in what follows it', async () => {
    await ask({ name: 'Show', time: '09:00' }, { state: 'confirmed' });
    const offer = await ask({ name: 'Load in', time: '08:00' }, { fcfsPositions: 1 });
    const browser = new BrowserForm(app.url);
    const page = await browser.open(`/app${offer.path}`);
    const warning =
      'Load in overlaps with Show (Show of North Stage) on Thursday, May 1, 2031 at 9:00 AM, which you are confirmed for.';
    expect(page.text).toContain(warning);

    const after = await browser.submit(page, yes(offer), 'Yes, I’ll be there');
    expect(after.text).toContain('You are confirmed for Load in');
    expect(after.text.split(warning)).toHaveLength(3);
  });

  it('warns in Spanish of little rest, and of what is only offered as long as nothing is accepted', async () => {
    await app.db.query(`update workers set language = 'es' where id = $1`, [worker.id]);
    await ask({ name: 'Show', time: '14:00' });
    const offer = await ask({ name: 'Load in', time: '08:00' });
    const browser = new BrowserForm(app.url);
    const page = await browser.open(`/app${offer.path}`);
    const warning = 'Solo 2 h de descanso entre Load in y Show (Show of North Stage)';
    expect(page.text).toContain(warning);
    expect(page.text).toContain(', que también le proponemos.');
    const after = await browser.submit(page, yes(offer), 'Sí, allí estaré');
    expect(after.text).not.toContain(warning);
  });

  it('of two companies stays between them: neither its managers nor a link tell', async () => {
    const other = await aCompany(app.db, { name: 'South Stage' });
    const double = await aWorker(app.db, { companyId: other.id, phoneNumber: worker.phoneNumber });
    const secret = await ask(
      { name: 'Secret gig', time: '08:30' },
      { of: other, to: double, state: 'confirmed' },
    );
    const offer = await ask({ name: 'Load in', time: '08:00' });
    const page = await app.visitor().get(offer.path);
    const shown = await new BrowserForm(app.url).open(`/app${offer.path}`);
    const answered = await app.visitor().post(offer.path, yes(offer));
    const confirmed = await manager.post(`/request/${offer.request.tokenShort}/action/`, {
      action: 'confirm',
    });
    const list = await manager.get(`/request/${offer.requirementSlug}/fill-list/`);
    for (const text of [page.text, shown.html, list.text]) {
      expect(text).toContain('Load in');
      for (const leaked of ['Secret gig', 'South Stage', secret.requirementSlug])
        expect(text).not.toContain(leaked);
    }
    expect(page.body.pending_call_times[0].conflicts).toEqual([]);
    expect(shown.text).not.toContain('overlaps');
    expect([answered.body, confirmed.body]).toEqual([{ status: 'success' }, { status: 'success' }]);
  });

  it('is a conflict to the manager: within five hours, or overlapping; less rest is told beside it', async () => {
    const offer = await ask({ name: 'Load in', time: '12:00', expectedMinutes: 420 });
    const others = [
      await ask({ name: 'Night', time: '02:00', expectedMinutes: 660 }, { state: 'confirmed' }),
      await ask({ name: 'Breakfast', time: '07:00', expectedMinutes: 60 }, { state: 'confirmed' }),
      await ask({ name: 'Early', time: '03:00', expectedMinutes: 120 }, { state: 'available' }),
      await ask({ name: 'Evening', time: '18:59' }, { state: 'pending' }),
      await ask({ name: 'Late', time: '19:00' }, { state: 'pending' }),
    ];
    await ask({ name: 'Far', time: '03:00', date: '2031-05-02' }, { state: 'confirmed' });
    const { body } = await manager.get(`/request/${offer.requirementSlug}/fill-list/`);
    const shown = body.workers.find(({ id }: { id: number }) => id === worker.id);
    const said = (list: { call_time: string; kind: string; status: string }[]) =>
      list.map(({ call_time, kind, status }) => `${call_time}: ${kind}, ${status}`);
    expect(said(shown.conflicts)).toEqual([
      'Night at 02:00:00: overlap, Confirmed',
      'Breakfast at 07:00:00: short_rest, Confirmed',
      'Evening at 18:59:00: overlap, Pending',
    ]);
    expect(said(shown.short_rests)).toEqual([
      'Early at 03:00:00: short_rest, Available',
      'Late at 19:00:00: short_rest, Pending',
    ]);
    for (const { requirementSlug } of others) {
      const list = await manager.get(`/request/${requirementSlug}/fill-list/`);
      const there = list.body.workers.find(({ id }: { id: number }) => id === worker.id);
      expect(JSON.stringify([there.conflicts, there.short_rests])).toContain('Load in at 12:00:00');
    }
  });

  it('is told of when its time changes: before the answer, and after a yes', async () => {
    await ask({ name: 'Show', time: '14:00' }, { state: 'confirmed' });
    const moved = await ask({ name: 'Load in', time: '05:00' }, { state: 'confirmed' });
    const slug = await callSlugOf(moved);
    const move = async (time: string): Promise<string> => {
      await manager.patch(`/call-times/${slug}/edit/`, { time });
      const [{ token }] = await app.db.query<[{ token: string }]>(
        'select token from time_changes where labor_request_id = $1 order by id desc limit 1',
        [moved.request.id],
      );
      return `/call/confirm-time-change/${token}/`;
    };
    const first = await move('12:00');
    expect((await app.visitor().get(first)).body).toMatchObject({
      messages: [],
      conflicts: [{ kind: 'overlap', call_time: 'Show', status: 'Confirmed' }],
    });
    expect((await app.visitor().post(first, { cant_do_it: 'false', message: '' })).body).toEqual({
      status: 'success',
      message:
        'Thank you, your answer was passed on. Load in overlaps with Show (Show of North Stage) on Thu, May 1 at 2:00 PM.',
      conflicts: [expect.objectContaining({ kind: 'overlap' })],
    });
    expect(
      (await app.visitor().post(await move('12:30'), { cant_do_it: 'true', message: '' })).body,
    ).toEqual({ status: 'success', message: 'Thank you, your answer was passed on.' });

    const browser = new BrowserForm(app.url);
    const page = await browser.open(`/app${await move('13:00')}`);
    const warning =
      'Load in overlaps with Show (Show of North Stage) on Thursday, May 1, 2031 at 2:00 PM, which you are confirmed for.';
    expect(page.text).toContain(warning);
    const after = await browser.submit(page, { answer: 'can' }, 'Yes, I’ll be there');
    expect(after.text).toContain('Great, see you on');
    expect(after.text).toContain(warning);
  });

  it('names the role where it is the same call', async () => {
    const offer = await ask({ name: 'Load in', time: '08:00' });
    const [{ call_time_id: callTimeId }] = await app.db.query<[{ call_time_id: number }]>(
      'select call_time_id from labor_requirements where slug = $1',
      [offer.requirementSlug],
    );
    const skill = await aSkill(app.db, { companyId: company.id, name: 'Audio' });
    await aRequest(app.db, {
      laborRequirementId: (await aRequirement(app.db, { callTimeId, laborTypeId: skill.id })).id,
      workerId: worker.id,
      state: 'available',
    });
    expect((await app.visitor().post(offer.path, yes(offer))).body.message).toContain(
      'Load in overlaps with Load in, Audio (Load in of North Stage)',
    );
  });

  it('may be confirmed by a manager, who is told', async () => {
    await ask({ name: 'Show', time: '09:00' }, { state: 'confirmed' });
    const offer = await ask({ name: 'Load in', time: '08:00' }, { state: 'available' });
    const confirm = await manager.post(`/request/${offer.request.tokenShort}/action/`, {
      action: 'confirm',
    });
    expect(confirm).toMatchObject({
      status: 200,
      body: {
        status: 'success',
        message: 'Load in overlaps with Show (Show of North Stage) on Thu, May 1 at 9:00 AM.',
        conflicts: [{ kind: 'overlap', call_time: 'Show', status: 'Confirmed' }],
      },
    });
  });

  it('is seen where a manager confirms: with each request of a call, and after many', async () => {
    const show = await ask({ name: 'Show', time: '09:00' }, { state: 'available' });
    const offer = await ask({ name: 'Load in', time: '08:00' }, { state: 'available' });
    await ask({ name: 'Late', time: '19:00' }, { state: 'available' });
    const slug = await callSlugOf(offer);
    const { body } = await manager.get(`/call-times/${slug}/requests/`);
    expect(body.labor_requests).toMatchObject([
      {
        id: offer.request.id,
        conflicts: [{ call_time: 'Show at 09:00:00', kind: 'overlap', status: 'Available' }],
        short_rests: [{ call_time: 'Late at 19:00:00', kind: 'short_rest', status: 'Available' }],
      },
    ]);

    const browser = new BrowserForm(app.url);
    const login = await browser.open('/app/login/');
    await browser.submit(login, { username: managerName, password: 'swordfish' });
    const page = await browser.open(`/app/call/${slug}/requests/`);
    expect(page.text).toContain('Show of North Stage, Show');

    const confirm = (...those: Asked[]) =>
      manager.post('/confirm/bulk/', {
        labor_requests: those.map(({ request: { id } }) => ({ id })),
      });
    expect((await confirm(show, offer)).body).toEqual({
      status: 'success',
      message: '2 requests confirmed.',
      confirmed_count: 2,
      errors: [],
      conflicts: [
        {
          id: show.request.id,
          conflicts: [
            expect.objectContaining({ kind: 'overlap', call_time: 'Load in' }),
            expect.objectContaining({ kind: 'short_rest', call_time: 'Late' }),
          ],
        },
        {
          id: offer.request.id,
          conflicts: [expect.objectContaining({ kind: 'short_rest', call_time: 'Late' })],
        },
      ],
    });
  });
});
