import { TWILIO_CONFIGURATION, aTextingWorker, deliverText } from '../support/a-texting-worker.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

describe('a text comes back with an answer to an offer', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await aTestApp(TWILIO_CONFIGURATION);
  });
  beforeEach(() => app.clock.setTime('2031-04-20T16:00:00Z'));
  afterAll(() => app.close());

  it('takes the one open offer with a yes: the managers hear of it, and the worker what follows', async () => {
    const { ask, say, stateOf, feed, worker } = await aTextingWorker(app);
    const loadIn = await ask('Load in');
    expect(await say('Yes.')).toBe(
      'Thank you! We have your yes for Harvest Fair, Load in, Thu, May 1 at 8:00 AM. We text you once you are confirmed.',
    );
    expect(await stateOf(loadIn)).toBe('available');
    expect(await feed()).toEqual([expect.stringContaining(`${worker.name} is available for`)]);
    expect(await say('yes')).toMatch(/^We have your yes for Harvest Fair, Load in.*\/confirm\//);
  });

  it('confirms a yes while a first-come place is free, and says so with the confirmation alone', async () => {
    const { ask, say, stateOf, texts } = await aTextingWorker(app);
    const loadIn = await ask('Load in', { fcfs: 1 });
    const before = (await texts()).length;
    expect(await say('y')).toBeNull();
    expect(await stateOf(loadIn)).toBe('confirmed');
    expect((await texts()).slice(before)).toEqual([expect.stringContaining('you are confirmed')]);
  });

  it('warns after a yes of calls at the same time and of little rest, in the reply, or beside the confirmation', async () => {
    const { ask, confirm, say } = await aTextingWorker(app);
    await confirm('Show', { time: '09:00' });
    await ask('Load in');
    expect(await say('yes')).toBe(
      'Thank you! We have your yes for Harvest Fair, Load in, Thu, May 1 at 8:00 AM. We text you once you are confirmed.\n\n' +
        'Careful: Load in overlaps with Harvest Fair, Show, Thu, May 1 at 9:00 AM.',
    );
    await ask('Night', { time: '18:30', fcfs: 1 });
    expect(await say('yes')).toBe(
      'Careful: only 6.5 h of rest between Night and Harvest Fair, Load in, Thu, May 1 at 8:00 AM.\n' +
        'Careful: only 5.5 h of rest between Night and Harvest Fair, Show, Thu, May 1 at 9:00 AM.',
    );
  });

  it('warns the number of a call of another company, by its name', async () => {
    const { ask, say, worker } = await aTextingWorker(app);
    const elsewhere = await aTextingWorker(app);
    const theirs = await elsewhere.confirm('Strike', { time: '10:00' });
    await app.db.query('update workers set phone_number = $2 where id = $1', [
      elsewhere.worker.id,
      worker.phoneNumber,
    ]);
    await ask('Load in');
    expect(await say('yes')).toContain(
      `Careful: Load in overlaps with ${elsewhere.company.nameShort}: Harvest Fair, Strike, Thu, May 1 at 10:00 AM.`,
    );
    expect(await elsewhere.stateOf(theirs)).toBe('confirmed');
  });

  it.each(['👍🏿', 'Yup, thanks', 'OKAY', '¡Sí!', 'sure'])('takes %j for a yes', async (body) => {
    const { ask, say, stateOf } = await aTextingWorker(app);
    const loadIn = await ask('Load in');
    expect(await say(body)).toContain('We have your yes for Harvest Fair, Load in');
    expect(await stateOf(loadIn)).toBe('available');
  });

  it('declines the one open offer with a no, which unsubscribes nobody', async () => {
    const { ask, say, stateOf, manager } = await aTextingWorker(app);
    const loadIn = await ask('Load in');
    expect(await say('No, thank you')).toBe(
      'We noted that you cannot work Harvest Fair, Load in, Thu, May 1 at 8:00 AM.',
    );
    expect(await stateOf(loadIn)).toBe('declined');
    expect((await manager.get('/workers/')).body.workers[0]).toMatchObject({
      sms_consent: true,
      stop_sms: false,
    });
  });

  it('gives the place of whoever declines by text to the next in line', async () => {
    const { ask, say, stateOf, manager } = await aTextingWorker(app);
    const loadIn = await ask('Load in', { fcfs: 1 });
    await say('yes');
    const other = await aTextingWorker(app);
    await app.db.query('update workers set company_id = $2 where id = $1', [
      other.worker.id,
      (
        await app.db.query(
          'select company_id from workers where id in (select worker_id from labor_requests where id = $1)',
          [loadIn.request.id],
        )
      )[0].company_id,
    ]);
    await app.db.query(
      `update consents set company_id = (select company_id from workers where id = $2) where phone_number = $1`,
      [other.worker.phoneNumber, other.worker.id],
    );
    await manager.post(`/request/${loadIn.requirement.slug}/worker/`, {
      worker_id: other.worker.id,
    });
    await manager.post(`/request/${loadIn.requirement.slug}/send-messages/`);
    await other.leave();
    expect(await other.say('yes')).toContain('We have your yes');

    expect(await say('out')).toContain('Drop Harvest Fair, Load in');
    await say('out');
    expect(await stateOf(loadIn)).toBe('canceled');
    expect((await other.texts()).at(-1)).toContain('you are confirmed');
  });

  it('does with a consent yes nothing but consent', async () => {
    const { ask, say, stateOf, leave } = await aTextingWorker(app, { consents: false });
    const loadIn = await ask('Load in', { fcfs: 1 });
    await leave();
    const thanks = await say('yes');
    expect(thanks).toContain('you will get job texts from now on');
    expect(thanks).toContain(loadIn.request.token_short);
    expect(await stateOf(loadIn)).toBe('pending');
    await say('yes');
    expect(await stateOf(loadIn)).toBe('confirmed');
  });

  it.each([
    "No problem, I'll be there",
    'yes but only until 5',
    'what time?',
    '👎',
    'sure thing',
    '1-2',
    '\ud83d',
    'x'.repeat(10_000),
  ])('answers %j with the link, and does nothing', async (body) => {
    const { ask, say, stateOf } = await aTextingWorker(app);
    const loadIn = await ask('Load in');
    expect(await say(body)).toContain(`/confirm/${loadIn.request.token_short}/`);
    expect(await stateOf(loadIn)).toBe('pending');
  });

  it('takes no answer to an offer that waits for the sending hours, nor to a call that moved since it was told', async () => {
    const { ask, say, stateOf, manager, worker, company } = await aTextingWorker(app);
    const loadIn = await ask('Load in');
    await app.db.query(
      `update outgoing_messages set status = 'held' where kind = 'offer' and recipient = $1`,
      [worker.phoneNumber],
    );
    await say('yes');
    expect(await stateOf(loadIn)).toBe('pending');

    await app.db.query(
      `update outgoing_messages set status = 'delivered' where kind = 'offer' and recipient = $1`,
      [worker.phoneNumber],
    );
    expect(
      (await manager.patch(`/call-times/${loadIn.call.slug}/edit/`, { time: '10:00' })).status,
    ).toBe(200);
    expect(await say('yes')).toBe(
      `Can you work for ${company.nameShort}?\n1: Harvest Fair, Load in, Thu, May 1 at 10:00 AM\nReply 1 or NO.`,
    );
    expect(await stateOf(loadIn)).toBe('pending');
    expect(await say('yes')).toContain('at 10:00 AM');
    expect(await stateOf(loadIn)).toBe('available');
  });

  it('answers the same text delivered twice once, with the same words', async () => {
    const { ask, worker, feed } = await aTextingWorker(app);
    await ask('Load in');
    const replies = [
      await deliverText(app, worker.phoneNumber, 'yes', 'SM-twice'),
      await deliverText(app, worker.phoneNumber, 'yes', 'SM-twice'),
    ];
    expect(replies[0]).toBe(replies[1]);
    expect(await feed()).toHaveLength(1);
  });

  it('speaks Spanish with whoever reads Spanish', async () => {
    const { ask, say, stateOf } = await aTextingWorker(app, { language: 'es' });
    const loadIn = await ask('Load in');
    expect(await say('quizás')).toContain('Responda aqui:');
    expect(await say('Sí')).toContain(
      'Gracias! Anotamos su si para Harvest Fair, Load in, jue 1 may a las 8:00 AM',
    );
    expect(await stateOf(loadIn)).toBe('available');
    await say('alto');
    expect(await say('STOP')).toBeNull();
    expect(await say('hola')).toContain('Usted ya no recibe mensajes');
    expect(await say('hola?')).toBeNull();
  });
});
