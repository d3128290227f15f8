import { CallTime } from '#libs/call-time';
import { aWorker } from '../factories/a-worker.js';
import {
  type AskedCall,
  aTextingWorker,
  TWILIO_CONFIGURATION,
} from '../support/a-texting-worker.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

/** A call at 08:00 in New York. */
const at = (time: string, day = '2031-05-01'): string => `${day}T${time}:00-04:00`;

describe('the show has started', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await aTestApp(TWILIO_CONFIGURATION);
  });
  beforeEach(() => app.clock.setTime('2031-04-20T16:00:00Z'));
  afterAll(() => app.close());

  const sheetOf = async (show: { manager: Awaited<ReturnType<TestApp['as']>> }, call: CallTime) =>
    (await show.manager.get(`/call-times/${call.slug}/tracking/`)).body.labor_requests as {
      id: number;
      ncns: boolean;
      time_entry: { start_time: string; end_time: string | null } | null;
    }[];

  it('a no-show is replaced: offered, confirmed, scanned in, and paid from then', async () => {
    const show = await aTextingWorker(app);
    const missing = await show.confirm('Load in', { fcfs: 1 });
    app.clock.setTime(at('08:40'));
    const { slug } = missing.call;
    const call = await app.db.manager.findOneByOrFail(CallTime, { slug });
    const record = (requestId: number, action: string) =>
      show.manager.post(`/call-times/${slug}/tracking/`, { request_id: requestId, action });
    expect((await record(missing.request.id, 'ncns')).status).toBe(200);

    const replacement = await aWorker(app.db, { companyId: show.company.id });
    await show.manager.post(`/request/${missing.requirement.slug}/worker/`, {
      worker_id: replacement.id,
    });
    expect(
      (await show.manager.post(`/request/${missing.requirement.slug}/send-messages/`)).body,
    ).toEqual({ status: 'success', message: '1 message queued' });
    await app.finishTasks();
    const [offer] = await app.textsTo(replacement.phoneNumber);
    expect(offer).toContain('started 8:00 AM, come now');

    const token = /confirm\/([A-Za-z0-9]{10})/.exec(offer!)![1]!;
    const link = `/event/${show.event.slug}/confirm/${token}/`;
    const page = await app.visitor().get(link);
    const [pending] = page.body.pending_call_times;
    app.clock.setTime(at('08:50'));
    expect(await app.visitor().post(link, { [`response_${pending.id}`]: 'yes' })).toMatchObject({
      status: 200,
      body: { status: 'success' },
    });
    expect((await app.textsTo(replacement.phoneNumber)).at(-1)).toContain(
      'started 8:00 AM, come now',
    );

    app.clock.setTime(at('10:20'));
    const station = (await show.manager.post(`/event/${show.event.slug}/generate-station/`)).body
      .station_url as string;
    const [{ token: code }] = await app.db.query(
      'select token from clock_in_tokens where worker_id = $1',
      [replacement.id],
    );
    const scan = () =>
      app.visitor().post(`/station/${station.split('/').filter(Boolean).at(-1)}/clock/`, {
        worker_token: code,
      });
    expect((await scan()).body.message).toBe('Clocked in for Load in at 10:30 AM.');
    app.clock.setTime(at('11:00'));
    expect((await scan()).body.message).toBe('Clocked out for Load in at 02:30 PM.');

    const row = (await sheetOf(show, call)).find(({ id }) => id === pending.id)!;
    expect(row.time_entry).toMatchObject({
      start_time: '2031-05-01T10:30:00',
      end_time: '2031-05-01T14:30:00',
    });
  });

  it.each`
    hours | status | because
    ${1}  | ${200} | ${'it runs'}
    ${15} | ${200} | ${'nobody knows whether it runs'}
    ${16} | ${400} | ${'it is over'}
    ${40} | ${400} | ${'it is long over'}
  `(
    'a link acts $hours h after the start: $status, because $because',
    async ({ hours, status }: { hours: number; status: number }) => {
      const show = await aTextingWorker(app);
      const [asked, confirmed] = [await show.ask('Load in'), await show.confirm('Load in')];
      app.clock.setTime(new Date(Date.parse(at('08:00')) + hours * 3_600_000));
      const act = ({ request }: AskedCall, body: object) =>
        app.visitor().post(`/user/request/${request.token_short}/action/`, body);
      const answers = [
        await act(asked, { action: 'available', response: 'yes' }),
        await act(confirmed, { action: 'cancel' }),
      ];
      expect(answers.map((answer) => answer.status)).toEqual([status, status]);
      if (status === 400)
        for (const { body } of answers)
          expect(body).toMatchObject({ status: 'error', message: expect.stringContaining('over') });
      expect([await show.stateOf(asked), await show.stateOf(confirmed)]).toEqual(
        status === 200 ? ['available', 'canceled'] : ['pending', 'confirmed'],
      );
    },
  );

  it.each(['event', 'call', 'requirement'])(
    'a deleted %s ends the shift of who is in, and counts who could not be told',
    async (what) => {
      const show = await aTextingWorker(app);
      const { call, requirement, request } = await show.confirm('Load in');
      app.clock.setTime(at('08:10'));
      const tracking = `/call-times/${call.slug}/tracking/`;
      await show.manager.post(tracking, { request_id: request.id, action: 'sign_in' });
      await show.say('STOP');
      const path = {
        event: `/event/${show.event.slug}/`,
        call: `/call-times/${call.slug}/delete/`,
        requirement: `/labor/${requirement.slug}/delete/`,
      }[what]!;
      const answer = await show.manager.delete(path);
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({
        status: 'success',
        message: expect.stringMatching(
          /deleted\. 1 could not be told \(1 opted out via STOP\)\.$/,
        ) as string,
        untold: 1,
      });
      const hours = await app.db.query(
        'select end_at is not null as ended from time_entries where labor_request_id = $1',
        [request.id],
      );
      expect(hours).toEqual([{ ended: true }]);
    },
  );

  it.each(['cancel', 'decline', 'delete'])(
    'a worker whom a manager takes off by %s is texted, or counted where they cannot be',
    async (action) => {
      const show = await aTextingWorker(app);
      const act = ({ request }: AskedCall) =>
        show.manager.post(`/request/${request.token_short}/action/`, { action });
      const told = await show.confirm('Load in');
      expect((await act(told)).body).toEqual({ status: 'success' });
      expect((await show.texts()).at(-1)).toMatch(/your shift is canceled.*Please do not come/);

      const untold = await show.confirm('Load out');
      await show.say('STOP');
      expect((await act(untold)).body).toEqual({
        status: 'success',
        message: '1 worker could not be told (opted out via STOP).',
        untold: 1,
      });
    },
  );

  it('a worker who is clocked in is taken off by nobody: the manager is told, and so is the worker', async () => {
    const show = await aTextingWorker(app);
    const { request, call } = await show.confirm('Load in');
    const [{ token }] = await app.db.query(
      'select token from clock_in_tokens where worker_id = $1',
      [show.worker.id],
    );
    app.clock.setTime(at('07:21'));
    const page = `/clock-in/${token}/`;
    const clocked = await app.visitor().post(page, { call_time_id: call.id, action: 'clock_in' });
    expect(clocked.status).toBe(200);

    for (const action of ['cancel', 'decline', 'delete', 'ncns', 'call_out'])
      expect(
        await show.manager.post(`/request/${request.token_short}/action/`, { action }),
      ).toMatchObject({
        status: 400,
        body: { status: 'error', message: expect.stringMatching(/clocked in/) },
      });
    expect(
      await app
        .visitor()
        .post(`/user/request/${request.token_short}/action/`, { action: 'cancel' }),
    ).toMatchObject({
      status: 400,
      body: { status: 'error', message: 'You are clocked in; talk to your steward.' },
    });
    expect(await show.say('out')).toBe('You are clocked in; talk to your steward.');
    const [row] = await sheetOf(show, call as CallTime);
    expect(row).toMatchObject({
      ncns: false,
      time_entry: { start_time: '2031-05-01T08:00:00', end_time: null },
    });
  });

  it('hours that a steward wrote down are void for a no-show, and back when they showed up', async () => {
    const show = await aTextingWorker(app);
    const { request, call } = await show.confirm('Load in');
    app.clock.setTime(at('08:05'));
    const record = (action: string) =>
      show.manager.post(`/call-times/${call.slug}/tracking/`, { request_id: request.id, action });
    const rowOf = async () => (await sheetOf(show, call as CallTime))[0]!;

    await record('sign_in');
    const before = (await rowOf()).time_entry;
    expect((await record('ncns')).status).toBe(200);
    expect(await rowOf()).toMatchObject({ ncns: true, time_entry: null });
    expect((await record('showed_up')).status).toBe(200);
    expect((await rowOf()).time_entry).toMatchObject({ ...before, updated_at: expect.any(String) });

    expect((await record('sign_out')).status).toBe(200);
    expect(await record('ncns')).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('clocked in and out already') },
    });
  });
});
