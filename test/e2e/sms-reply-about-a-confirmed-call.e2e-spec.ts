import { aSteward } from '../factories/a-grant.js';
import { aPhoneNumber } from '../factories/numbers.js';
import { TWILIO_CONFIGURATION, aTextingWorker, deliverText } from '../support/a-texting-worker.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

describe('a text comes back about a confirmed call', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await aTestApp(TWILIO_CONFIGURATION);
  });
  beforeEach(() => app.clock.setTime('2031-04-20T16:00:00Z'));
  afterAll(() => app.close());

  it('drops the next call on the second OUT, not on the first, and tells the managers', async () => {
    const { confirm, say, stateOf, feed, manager } = await aTextingWorker(app);
    const [later, next] = [await confirm('Load out', { time: '23:00' }), await confirm('Load in')];
    expect(await say('out')).toBe(
      'Drop Harvest Fair, Load in, Thu, May 1 at 8:00 AM? Reply OUT again to drop it, or NO to keep it.',
    );
    expect(await stateOf(next)).toBe('confirmed');
    expect(await say('Out!')).toBe(
      'You are off Harvest Fair, Load in, Thu, May 1 at 8:00 AM. Thank you for telling us.',
    );
    expect([await stateOf(next), await stateOf(later)]).toEqual(['canceled', 'confirmed']);
    expect(await feed()).toEqual([expect.stringContaining('canceled')]);
    expect((await manager.get('/workers/')).body.workers[0]).toMatchObject({
      canceled_requests: 1,
      sms_consent: true,
    });
  });

  it.each`
    texts                         | leaves         | because
    ${['out']}                    | ${'confirmed'} | ${'we only asked'}
    ${['out', 'yes']}             | ${'canceled'}  | ${'it answers the question'}
    ${['out', 'no']}              | ${'confirmed'} | ${'they keep it'}
    ${['out', 'no', 'out']}       | ${'confirmed'} | ${'a new question'}
    ${['out', 'not sure', 'out']} | ${'canceled'}  | ${'the question still stood'}
    ${['out', 'late 10', 'yes']}  | ${'confirmed'} | ${'who comes late comes'}
    ${['out', 'who', 'YES']}      | ${'confirmed'} | ${'they asked where to go'}
    ${['out', 'help', '👍']}      | ${'confirmed'} | ${'they asked who we are'}
    ${['out', '2', 'ok']}         | ${'confirmed'} | ${'a number answers nothing here'}
    ${['out', 'late', 'yes']}     | ${'confirmed'} | ${'we ask something else by then'}
    ${['out', 'late', '15', 'y']} | ${'confirmed'} | ${'they come, though late'}
    ${['out', 'start', 'sure']}   | ${'confirmed'} | ${'that is about texts'}
    ${["I'm out", 'out']}         | ${'confirmed'} | ${'the first was no OUT'}
    ${['1', 'all', 'yes', 'no']}  | ${'confirmed'} | ${'no offer is open'}
  `('$texts leaves the call $leaves, because $because', async ({ texts, leaves }) => {
    const { confirm, say, stateOf } = await aTextingWorker(app);
    const call = await confirm('Load in');
    for (const text of texts as string[]) await say(text);
    expect(await stateOf(call)).toBe(leaves);
  });

  it('does not take a yes or a no for an answer to the question while an offer is open', async () => {
    const { ask, confirm, say, stateOf } = await aTextingWorker(app);
    const [call, offer] = [await confirm('Load in'), await ask('Show', { time: '18:00' })];
    await say('out');
    expect(await say('yes')).toMatch(/^What do you say yes to\?\n1: \w+: drop .*\n2: \w+: work /);
    expect([await stateOf(call), await stateOf(offer)]).toEqual(['confirmed', 'pending']);
    await say('1');
    expect([await stateOf(call), await stateOf(offer)]).toEqual(['canceled', 'pending']);
  });

  it('asks again before a yes can drop a call, when it did not understand what came between', async () => {
    const { confirm, say, stateOf } = await aTextingWorker(app);
    const call = await confirm('Load in');
    await say('out');
    const told = await say('wait, is that the fair?');
    expect(told).toContain('Drop Harvest Fair, Load in, Thu, May 1 at 8:00 AM?');
    expect(told).toContain(`/confirm/${call.request.token_short}/`);
    expect(await stateOf(call)).toBe('confirmed');
  });

  it('asks again after half an hour, and when the call has moved meanwhile', async () => {
    const { confirm, say, stateOf, manager } = await aTextingWorker(app);
    const call = await confirm('Load in');
    await say('out');
    app.clock.advance(30);
    expect(await say('out')).toContain('Reply OUT again');
    await manager.patch(`/call-times/${call.call.slug}/edit/`, { time: '10:00' });
    expect(await say('out')).toContain('10:00 AM? Reply OUT again');
    expect(await stateOf(call)).toBe('confirmed');
    await say('out');
    expect(await stateOf(call)).toBe('canceled');
  });

  it('drops a call that has started, but for who is there, and none that is over', async () => {
    const [late, there, over] = [
      await aTextingWorker(app),
      await aTextingWorker(app),
      await aTextingWorker(app),
    ];
    const calls = await Promise.all([late, there, over].map(({ confirm }) => confirm('Load in')));
    app.clock.setTime('2031-05-01T12:30:00Z');
    expect(await late.say('out')).toContain('Reply OUT again');
    await late.say('out');
    expect(await late.stateOf(calls[0]!)).toBe('canceled');

    expect(await there.say('out')).toContain('Reply OUT again');
    const row = { request_id: calls[1]!.request.id, action: 'sign_in' };
    await there.manager.post(`/call-times/${calls[1]!.call.slug}/tracking/`, row);
    for (const time of ['12:31', '15:00']) {
      app.clock.setTime(`2031-05-01T${time}:00Z`);
      expect(await there.say('out')).toBe('You are clocked in; talk to your steward.');
    }
    expect(await there.stateOf(calls[1]!)).toBe('confirmed');

    app.clock.setTime('2031-05-02T04:00:00Z');
    expect(await over.say('out')).toContain('no confirmed call');
    expect(await over.stateOf(calls[2]!)).toBe('confirmed');
  });

  it('tells the managers who comes late, for a call of these hours only', async () => {
    const { confirm, say, feed, worker } = await aTextingWorker(app);
    await confirm('Load in');
    expect(await say('late 15')).toBe('You have no confirmed call in the next days.');
    app.clock.setTime('2031-05-01T11:40:00Z');
    expect(await say('late')).toMatch(
      /^How many minutes will you be late for Harvest Fair, Load in/,
    );
    expect(await feed()).toEqual([]);
    expect(await say('Late 15 min')).toBe(
      'Thank you, the managers know that you will be 15 min late for Harvest Fair, Load in, Thu, May 1 at 8:00 AM.',
    );
    app.clock.setTime('2031-05-01T12:10:00Z');
    await say('late 25');
    const lines = await feed();
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(
      new RegExp(`^${worker.name} will be 25 minutes late for .* at Load in, Harvest Fair\\.$`),
    );
  });

  it.each`
    texts                     | says             | because
    ${['late', '20']}         | ${'20 minutes'}  | ${'that is what we asked'}
    ${['late', '15 min.']}    | ${'15 minutes'}  | ${'with the unit'}
    ${['Tarde', '120']}       | ${'120 minutes'} | ${'two hours'}
    ${['late', 'late 5']}     | ${'5 minutes'}   | ${'in full'}
    ${['late', 'soon', '10']} | ${'10 minutes'}  | ${'nobody understood the second'}
    ${['late', 'who', '10']}  | ${null}          | ${'they asked something else since'}
    ${['late', '500']}        | ${null}          | ${'that is not coming'}
    ${['late', '1 2']}        | ${null}          | ${'which of them?'}
    ${['20']}                 | ${null}          | ${'nobody asked'}
  `('$texts reports $says, because $because', async ({ texts, says }) => {
    const { confirm, say, feed } = await aTextingWorker(app);
    await confirm('Load in');
    app.clock.setTime('2031-05-01T11:40:00Z');
    for (const text of texts as string[]) await say(text);
    expect(await feed()).toEqual(says ? [expect.stringContaining(says as string)] : []);
  });

  it('asks how late for half an hour', async () => {
    const { confirm, say, feed } = await aTextingWorker(app);
    await confirm('Load in');
    app.clock.setTime('2031-05-01T11:40:00Z');
    await say('late');
    app.clock.advance(30);
    expect(await say('20')).toContain('You are confirmed for Harvest Fair, Load in');
    expect(await feed()).toEqual([]);
  });

  it('tells where to go and whom to ask for', async () => {
    const { confirm, say, event, company } = await aTextingWorker(app);
    expect(await say('who')).toBe('You have no confirmed call in the next days.');
    const { call } = await confirm('Load in');
    const [{ place, address }] = await app.db.query(
      'select name as place, address from location_profiles where id = $1',
      [event.locationProfileId],
    );
    expect(await say('WHO?')).toMatch(
      new RegExp(
        `^Harvest Fair, Load in, Thu, May 1 at 8:00 AM, as .*\\.\\n${place}.*\\nContact: ${company.name}, \\(415\\) 555-0100$`,
      ),
    );

    const steward = await aSteward(app.db, company.id);
    await app.db.query(`update users set first_name = 'Ana', last_name = 'Ruiz' where id = $1`, [
      steward.userId,
    ]);
    await app.db.query('update events set steward_id = $2 where id = $1', [
      event.id,
      steward.grant.id,
    ]);
    await app.db.query(`update call_times set message = $2 where id = $1`, [
      call.id,
      'Meet at gate 4,\n behind the stage.',
    ]);
    const sheet = await say('who');
    expect(sheet).toContain('Meet at gate 4, behind the stage.');
    expect(sheet).toMatch(/Contact: Ana Ruiz/);
    expect(address).toEqual(expect.any(String));
  });

  it('tells strangers nothing', async () => {
    for (const text of ['who', 'out', 'late 5', '1'])
      expect(await deliverText(app, aPhoneNumber(), text)).toContain('We do not know this number');
  });
});
