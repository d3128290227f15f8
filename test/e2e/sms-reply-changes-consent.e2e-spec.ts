import { aManager } from '../factories/a-grant.js';
import { TWILIO_CONFIGURATION, aTextingWorker, deliverText } from '../support/a-texting-worker.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

describe('a text comes back into the ledger of consent', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await aTestApp(TWILIO_CONFIGURATION);
  });
  beforeEach(() => app.clock.setTime('2031-04-20T16:00:00Z'));
  afterAll(() => app.close());

  it('keeps who asked, what was answered, by which text and to which of our numbers', async () => {
    const { ask, worker, manager } = await aTextingWorker(app, { consents: false });
    await ask('Load in');
    const said = async (body: string, id: string) => {
      app.clock.advance(1);
      await deliverText(app, worker.phoneNumber, body, id);
    };
    await said('Yes, please!', 'SM-yes');
    await said('No problem', 'SM-talk');
    await said('stop it', 'SM-stop');
    await said('START', 'SM-start');

    const { body } = await manager.get(`/workers/${worker.slug}/consent-history/`);
    expect(body).toMatchObject({
      phone_number: worker.phoneNumber,
      sms_consent: true,
      stop_sms: false,
    });
    const sender = '+18005550100';
    expect(body.entries).toEqual([
      {
        at: '2031-04-20T16:00:00.000Z',
        kind: 'asked',
        source: 'question',
        wording: expect.stringContaining('May we text you'),
        whole_number: false,
        sender,
        message_id: null,
        by: expect.any(String),
      },
      {
        at: '2031-04-20T16:01:00.000Z',
        kind: 'granted',
        source: 'text',
        wording: 'Yes, please!',
        whole_number: false,
        sender,
        message_id: 'SM-yes',
        by: null,
      },
      {
        at: '2031-04-20T16:03:00.000Z',
        kind: 'revoked',
        source: 'text',
        wording: 'stop it',
        whole_number: true,
        sender,
        message_id: 'SM-stop',
        by: null,
      },
      {
        at: '2031-04-20T16:04:00.000Z',
        kind: 'granted',
        source: 'text',
        wording: 'START',
        whole_number: true,
        sender,
        message_id: 'SM-start',
        by: null,
      },
    ]);
  });

  it('shows nobody what another company has to do with the number', async () => {
    const [ours, theirs] = [await aTextingWorker(app), await aTextingWorker(app)];
    await app.db.query('update workers set phone_number = $2 where id = $1', [
      theirs.worker.id,
      ours.worker.phoneNumber,
    ]);
    await theirs.say('hello');
    await app.db.query(
      `insert into consents (phone_number, company_id, granted_at) values ($1, $2, now())`,
      [ours.worker.phoneNumber, theirs.company.id],
    );
    await app.db.query(
      `insert into consent_entries (phone_number, company_id, kind, source, wording) values ($1, $2, 'granted', 'text', 'yes')`,
      [ours.worker.phoneNumber, theirs.company.id],
    );
    await ours.say(`stop, ${theirs.company.name}`);

    const path = `/workers/${ours.worker.slug}/consent-history/`;
    const { body, text } = await ours.manager.get(path);
    expect(body.entries.map((entry: { kind: string }) => entry.kind)).toEqual([
      'asked',
      'granted',
      'revoked',
    ]);
    expect(body.entries.at(-1)).toMatchObject({ wording: null, whole_number: true });
    expect(text).not.toContain(theirs.company.name);

    expect((await theirs.manager.get(path)).status).toBe(404);
    expect((await app.visitor().get(path)).status).toBe(401);
    const stranger = await app.as(await aManager(app.db, theirs.company.id));
    expect(
      (await stranger.get(`/workers/${theirs.worker.slug}/consent-history/`)).body.entries.at(-1),
    ).toMatchObject({ wording: `stop, ${theirs.company.name}` });
  });

  it('says of a stop that answered another company only that the number is stopped', async () => {
    const ours = await aTextingWorker(app);
    const { phoneNumber } = ours.worker;
    const theirs = await aTextingWorker(app, { phoneNumber });
    const history = async ({ manager, worker }: typeof ours) =>
      (await manager.get(`/workers/${worker.slug}/consent-history/`)).body;
    await theirs.ask('Load in');
    app.clock.advance(1);
    await ours.ask('Load in');
    app.clock.advance(1);
    await deliverText(app, phoneNumber, 'stop that', 'SM-theirs');

    expect((await history(ours)).entries.at(-1)).toMatchObject({
      at: '2031-04-20T16:02:00.000Z',
      wording: 'stop that',
      message_id: 'SM-theirs',
    });
    const told = await history(theirs);
    expect(told).toMatchObject({ sms_consent: false, stop_sms: true });
    expect(told.entries.at(-1)).toEqual({
      ...{ at: null, kind: 'revoked', source: 'text', wording: null, whole_number: true },
      ...{ sender: null, message_id: null, by: null },
    });
    expect(JSON.stringify(told)).not.toMatch(/16:02|stop that|SM-theirs/);

    await deliverText(app, phoneNumber, 'START', 'SM-back');
    expect(await history(theirs)).toMatchObject({ sms_consent: true, stop_sms: false });
    expect((await history(theirs)).entries.map(({ kind }: { kind: string }) => kind)).toEqual([
      'asked',
      'granted',
    ]);
    expect((await history(ours)).entries.at(-1)).toMatchObject({ wording: 'START' });
  });
});
