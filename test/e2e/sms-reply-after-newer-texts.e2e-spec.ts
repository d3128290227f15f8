import { aPhoneNumber } from '../factories/numbers.js';
import { TWILIO_CONFIGURATION, aTextingWorker, deliverText } from '../support/a-texting-worker.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const LOAD_IN = 'Harvest Fair, Load in, Thu, May 1 at 8:00 AM';

describe('a text is about the newest text before it', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await aTestApp(TWILIO_CONFIGURATION);
  });
  beforeEach(() => app.clock.setTime('2031-04-20T16:00:00Z'));
  afterAll(() => app.close());

  describe('whether to drop a call', () => {
    async function asksToDropTheSecond() {
      const show = await aTextingWorker(app);
      const first = await show.confirm('Load in');
      const second = await show.confirm('Show', { time: '18:00' });
      await show.say('OUT');
      app.clock.advance(1);
      await show.say('OUT');
      expect(await show.stateOf(first)).toBe('canceled');
      app.clock.advance(1);
      expect(await show.say('OUT')).toContain('Drop Harvest Fair, Show');
      app.clock.advance(1);
      return { ...show, second };
    }

    it('a yes speaks of that call when it moved meanwhile, and neither drops it nor accepts a time nobody was told', async () => {
      const { say, stateOf, manager, second } = await asksToDropTheSecond();
      await manager.patch(`/call-times/${second.call.slug}/edit/`, { time: '19:30' });
      const told = await say('yes');
      expect(told).toContain('You are confirmed for Harvest Fair, Show, Thu, May 1 at 7:30 PM');
      expect(told).not.toContain('Load in');
      expect(await stateOf(second)).toBe('confirmed');
      const answered = await app.db.query(
        'select 1 from time_changes where labor_request_id = $1 and answered_at is not null',
        [second.request.id],
      );
      expect(answered).toEqual([]);
    });

    it.each([
      ['half an hour has passed', null],
      ['another word came between', 'who'],
      ['they said that they come late', 'late 10'],
    ])('a yes speaks of that call when %s', async (_, word) => {
      const { say, stateOf, second } = await asksToDropTheSecond();
      if (word) await say(word);
      else app.clock.advance(31);
      const told = await say('ok');
      expect(told).toContain('You are confirmed for Harvest Fair, Show');
      expect(await stateOf(second)).toBe('confirmed');
    });

    it.each(['1', '(2)', 'all', '15 min'])(
      'is closed by %j, which is told how it stands and not asked again',
      async (word) => {
        const { say, confirm, stateOf } = await aTextingWorker(app);
        const call = await confirm('Load in');
        await say('out');
        const told = await say(word);
        expect(told).toContain(`You are confirmed for ${LOAD_IN}. If you cannot come, reply OUT.`);
        expect(told).not.toContain('Drop');
        expect(await say('yes')).toContain(`You are confirmed for ${LOAD_IN}`);
        expect(await stateOf(call)).toBe('confirmed');
      },
    );
  });

  describe('that something is canceled', () => {
    type Show = Awaited<ReturnType<typeof aTextingWorker>>;
    type Call = Awaited<ReturnType<Show['confirm']>>;
    const act = ({ manager }: Show, { request }: Call, action: string) =>
      manager.post(`/request/${request.token_short}/action/`, { action });
    const CANCELED = /(You are off|This was canceled:) Harvest Fair, Show/;

    it.each`
      how                         | said                                        | does
      ${'by a manager'}           | ${CANCELED}                                 | ${(show: Show, call: Call) => act(show, call, 'cancel')}
      ${'by a manager’s decline'} | ${CANCELED}                                 | ${(show: Show, call: Call) => act(show, call, 'decline')}
      ${'with its request'}       | ${/^Can you work/}                          | ${(show: Show, call: Call) => act(show, call, 'delete')}
      ${'with its role'}          | ${/^This was canceled: Harvest Fair, Show/} | ${({ manager }: Show, { requirement }: Call) => manager.delete(`/labor/${requirement.slug}/delete/`)}
      ${'with its call'}          | ${/^This was canceled: Harvest Fair, Show/} | ${({ manager }: Show, { call }: Call) => manager.delete(`/call-times/${call.slug}/delete/`)}
    `(
      '$how: a yes is told so, and answers an older offer only after the menu',
      async ({ said, does }) => {
        const show = await aTextingWorker(app);
        const { company, say, stateOf } = show;
        const offer = await show.ask('Load in');
        const confirmed = await show.confirm('Show', { time: '18:00' });
        app.clock.advance(5);
        const answer = await (does as (s: Show, c: Call) => ReturnType<typeof act>)(
          show,
          confirmed,
        );
        expect(answer.status).toBe(200);
        app.clock.advance(1);

        const told = await say('yes');
        expect(told).toMatch(said as RegExp);
        expect(told).toContain(`Can you work for ${company.nameShort}?\n1: ${LOAD_IN}`);
        expect(await stateOf(offer)).toBe('pending');
        app.clock.advance(1);
        await say('yes');
        expect(await stateOf(offer)).toBe('available');
      },
    );

    it('a no declines nothing either, and another company’s event counts as well', async () => {
      const ours = await aTextingWorker(app);
      const { phoneNumber } = ours.worker;
      const theirs = await aTextingWorker(app, { phoneNumber });
      const offer = await ours.ask('Load in');
      await theirs.confirm('Show', { time: '18:00' });
      app.clock.advance(5);
      await theirs.manager.post(`/event/${theirs.event.slug}/cancel/`);
      app.clock.advance(1);
      expect(await ours.say('no')).toMatch(/^This was canceled: Harvest Fair, Show[^]*1: /);
      expect(await ours.stateOf(offer)).toBe('pending');
      app.clock.advance(1);
      await ours.say('1');
      expect(await ours.stateOf(offer)).toBe('available');
    });

    it('a yes answers an offer that is newer', async () => {
      const show = await aTextingWorker(app);
      const confirmed = await show.confirm('Show', { time: '18:00' });
      await act(show, confirmed, 'cancel');
      app.clock.advance(1);
      const offer = await show.ask('Load in');
      await show.say('yes');
      expect(await show.stateOf(offer)).toBe('available');
    });
  });

  it.each([
    ['START', true],
    ['YES', true],
    ['unstop', false],
  ])('%s of a stopped number that is nobody’s says that alone', async (word, knewUs) => {
    const show = await aTextingWorker(app, { consents: knewUs });
    await show.ask('Load in');
    await show.say('STOP');
    await app.db.query('update workers set phone_number = $2 where id = $1', [
      show.worker.id,
      aPhoneNumber(),
    ]);
    expect(await show.say(word)).toBe('We do not know this number. Please contact your steward.');
  });

  it('a START of a stopped number that never was anybody’s says that alone', async () => {
    const stranger = aPhoneNumber();
    await deliverText(app, stranger, 'stop');
    expect(await deliverText(app, stranger, 'start')).toBe(
      'We do not know this number. Please contact your steward.',
    );
  });

  it('a START shows the one offer with the company’s name', async () => {
    const { ask, say, company } = await aTextingWorker(app);
    await ask('Load in');
    await say('stop');
    expect(await say('START')).toContain(
      `Can you work for ${company.nameShort}?\n1: ${LOAD_IN}\nReply 1 or NO.`,
    );
  });

  describe('of somebody with hours', () => {
    it.each(['no', 'yes', '👍'])(
      '%j is told that they are in, and later that they were',
      async (word) => {
        const { confirm, say, stateOf, manager } = await aTextingWorker(app);
        const call = await confirm('Load in');
        const record = (action: string) =>
          manager.post(`/call-times/${call.call.slug}/tracking/`, {
            request_id: call.request.id,
            action,
          });
        app.clock.setTime('2031-05-01T12:10:00Z');
        expect((await record('sign_in')).status).toBe(200);
        expect(await say(word)).toContain(`You are clocked in for ${LOAD_IN}`);
        app.clock.setTime('2031-05-01T13:00:00Z');
        expect((await record('sign_out')).status).toBe(200);
        expect(await say(word)).toContain(`You have clocked out of ${LOAD_IN}`);
        expect(await say('out')).toContain('You have no confirmed call ahead');
        expect(await stateOf(call)).toBe('confirmed');
      },
    );

    it('a no takes back the yes that waits, and offers no worked call', async () => {
      const { ask, confirm, say, stateOf, manager } = await aTextingWorker(app);
      const call = await confirm('Load in');
      app.clock.setTime('2031-05-01T12:10:00Z');
      for (const action of ['sign_in', 'sign_out'])
        await manager.post(`/call-times/${call.call.slug}/tracking/`, {
          request_id: call.request.id,
          action,
        });
      const offer = await ask('Show', { time: '18:00' });
      await say('yes');
      app.clock.advance(1);
      expect(await say('out')).toContain('We noted that you cannot work Harvest Fair, Show');
      expect(await stateOf(offer)).toBe('declined');
    });
  });

  describe('a manager’s decline', () => {
    it('of a confirmed worker: a yes hears that they are off', async () => {
      const { confirm, say, manager, stateOf } = await aTextingWorker(app);
      const call = await confirm('Load in');
      app.clock.advance(5);
      await manager.post(`/request/${call.request.token_short}/action/`, { action: 'decline' });
      expect(await say('yes')).toBe(
        `You are off ${LOAD_IN}. To come after all, please talk to your steward.`,
      );
      expect(await stateOf(call)).toBe('declined');
    });

    it('of a yes that waited: what stands, and the link', async () => {
      const { ask, say, manager } = await aTextingWorker(app);
      const call = await ask('Load in');
      await say('yes');
      await manager.post(`/request/${call.request.token_short}/action/`, { action: 'decline' });
      const told = await say('yes');
      expect(told).toContain(`You are not on the crew of ${LOAD_IN}. If you can work: `);
      expect(told).toContain(call.request.token_short);
    });
  });

  it.each(['(1)', '[1]', '( 1 )', '1)', '#1'])('%j is the first of a menu', async (word) => {
    const { ask, say, stateOf } = await aTextingWorker(app);
    const [first, second] = [await ask('Load in'), await ask('Show', { time: '18:00' })];
    await say('yes');
    await say(word);
    expect([await stateOf(first), await stateOf(second)]).toEqual(['available', 'pending']);
  });

  it('texts about a role name it where the call asks in two', async () => {
    const { ask, askAs, say, texts, manager, leave } = await aTextingWorker(app);
    const first = await ask('Load in');
    const rigger = await askAs('Rigger', first.call);
    for (const { request } of [first, rigger])
      await manager.post(`/request/${request.token_short}/action/`, { action: 'confirm' });
    await manager.patch(`/call-times/${first.call.slug}/edit/`, { time: '09:00' });
    app.clock.advance(2);
    await leave();
    const moved = (await texts()).filter((text) => text.includes('new time for'));
    expect(moved).toHaveLength(2);
    expect(moved.join()).toContain('Load in, as Rigger: Thu, May 1 at 9:00 AM');
    await manager.post(`/request/${rigger.request.token_short}/action/`, { action: 'cancel' });
    expect((await texts()).at(-1)).toContain('9:00 AM, as Rigger. Please do not come.');
    await manager.delete(`/labor/${first.requirement.slug}/delete/`);
    expect((await texts()).at(-1)).toMatch(/you are off .*, as (?!Rigger).*Please do not come/);
    expect(await say('yes')).not.toContain('confirmed for');
  });
});
