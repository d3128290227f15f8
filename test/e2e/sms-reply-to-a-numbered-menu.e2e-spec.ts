import { TWILIO_CONFIGURATION, aTextingWorker } from '../support/a-texting-worker.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

describe('a text comes back from a menu', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await aTestApp(TWILIO_CONFIGURATION);
  });
  beforeEach(() => app.clock.setTime('2031-04-20T16:00:00Z'));
  afterAll(() => app.close());

  async function aWorkerWithThree() {
    const show = await aTextingWorker(app);
    const three = [
      await show.ask('Load in', { time: '08:00' }),
      await show.ask('Show', { time: '18:00' }),
      await show.ask('Load out', { time: '23:00' }),
    ] as const;
    const states = () => Promise.all(three.map(show.stateOf));
    const menu = `Can you work for ${show.company.nameShort}?\n${LINES}`;
    return { ...show, three, states, menu };
  }

  const LINES =
    '1: Harvest Fair, Load in, Thu, May 1 at 8:00 AM\n2: Harvest Fair, Show, Thu, May 1 at 6:00 PM\n3: Harvest Fair, Load out, Thu, May 1 at 11:00 PM\n' +
    'Reply with numbers (1 or 1 2), ALL or NO.';

  it.each`
    texts                 | leaves                                     | because
    ${['yes']}            | ${['pending', 'pending', 'pending']}       | ${'which one?'}
    ${['no']}             | ${['pending', 'pending', 'pending']}       | ${'which one?'}
    ${['1']}              | ${['pending', 'pending', 'pending']}       | ${'nothing had a number yet'}
    ${['yes', '1']}       | ${['available', 'pending', 'pending']}     | ${'the first'}
    ${['yes', '1 3']}     | ${['available', 'pending', 'available']}   | ${'the first and the third'}
    ${['yes', 'all']}     | ${['available', 'available', 'available']} | ${'all of them'}
    ${['yes', 'no']}      | ${['declined', 'declined', 'declined']}    | ${'none of them'}
    ${['yes', '1', 'no']} | ${['available', 'declined', 'declined']}   | ${'none of the others'}
    ${['yes', '1', '3']}  | ${['available', 'pending', 'available']}   | ${'the menu is still there'}
    ${['yes', '4']}       | ${['pending', 'pending', 'pending']}       | ${'there is no fourth'}
    ${['yes', '1 4']}     | ${['pending', 'pending', 'pending']}       | ${'half an answer is none'}
    ${['yes', 'yes']}     | ${['pending', 'pending', 'pending']}       | ${'still: which one?'}
  `('$texts leaves $leaves, because $because', async ({ texts, leaves }) => {
    const { say, states, menu } = await aWorkerWithThree();
    expect(await say((texts as string[])[0]!)).toBe(menu);
    for (const text of (texts as string[]).slice(1)) await say(text);
    expect(await states()).toEqual(leaves);
  });

  it('names the roles where a call asks in two, and nowhere else', async () => {
    const { say, ask, askAs, stateOf, manager } = await aTextingWorker(app);
    const { call } = await ask('Load in', { time: '08:00' });
    const second = await askAs('Fork lift', call);
    await ask('Show', { time: '18:00' });
    const lines = (await say('yes'))!.split('\n').slice(1, 4);
    expect(lines).toEqual([
      expect.stringMatching(/^1: Harvest Fair, Load in, Thu, May 1 at 8:00 AM, as Skill \d+$/),
      '2: Harvest Fair, Load in, Thu, May 1 at 8:00 AM, as Fork lift',
      '3: Harvest Fair, Show, Thu, May 1 at 6:00 PM',
    ]);
    expect(await say('2')).toContain('Load in, Thu, May 1 at 8:00 AM, as Fork lift');
    expect(await stateOf(second)).toBe('available');
    await manager.post(`/request/${second.request.token_short}/action/`, { action: 'confirm' });
    expect(await say('out')).toContain('as Fork lift?');
    app.clock.setTime('2031-05-01T12:10:00Z');
    const running = (await say('1'))!;
    expect(running).toContain('as Skill');
  });

  it('remembers what it showed when an earlier call is offered meanwhile, and when one is taken away', async () => {
    const { say, states, ask, stateOf, three, manager } = await aWorkerWithThree();
    await say('yes');
    const early = await ask('Rigging', { time: '06:00' });
    expect(
      (
        await manager.post(`/request/${three[0].request.token_short}/action/`, {
          action: 'decline',
        })
      ).status,
    ).toBe(200);
    expect(await say('2')).toContain('Harvest Fair, Show');
    expect(await states()).toEqual(['declined', 'available', 'pending']);
    expect(await stateOf(early)).toBe('pending');
  });

  it('forgets it after half a day: then it is shown again', async () => {
    const { say, menu, states } = await aWorkerWithThree();
    await say('yes');
    app.clock.advance(12 * 60);
    expect(await say('1')).toBe(menu);
    expect(await states()).toEqual(['pending', 'pending', 'pending']);
  });

  it('shows it again when one of its calls has moved', async () => {
    const { say, menu, states, manager, three } = await aWorkerWithThree();
    await say('yes');
    await manager.patch(`/call-times/${three[0].call.slug}/edit/`, { time: '09:00' });
    expect(await say('1 2')).toBe(menu.replace('8:00 AM', '9:00 AM'));
    expect(await states()).toEqual(['pending', 'pending', 'pending']);
    await say('1 2');
    expect(await states()).toEqual(['available', 'available', 'pending']);
  });

  it('does nothing for a call that was deleted or is over since', async () => {
    const { say, three, stateOf } = await aWorkerWithThree();
    await say('yes');
    await app.db.query('delete from labor_requests where id = $1', [three[0].request.id]);
    expect(await say('1')).toContain('1: Harvest Fair, Show');
    app.clock.setTime('2031-05-02T03:00:00Z');
    expect(await say('yes')).toContain('1: Harvest Fair, Show, Thu, May 1, started 6:00 PM');
    app.clock.setTime('2031-05-02T14:30:00Z');
    expect(await say('1')).toBe('This is over: Harvest Fair, Show, Thu, May 1 at 6:00 PM.');
    expect(await stateOf(three[1])).toBe('pending');
  });

  it('names the company where two ask, shows five, and links the rest', async () => {
    const first = await aTextingWorker(app);
    const second = await aTextingWorker(app);
    await app.db.query('update workers set phone_number = $2 where id = $1', [
      second.worker.id,
      first.worker.phoneNumber,
    ]);
    await app.db.query(
      `insert into consents (phone_number, company_id, granted_at) values ($1, $2, now())`,
      [first.worker.phoneNumber, second.company.id],
    );
    const asked = await second.ask('Rigging', { time: '05:00' });
    await first.leave();
    for (const [at, name] of ['A', 'B', 'C', 'D', 'E'].entries())
      await first.ask(name, { time: `1${at}:00` });
    const menu = await first.say('yes');
    expect(menu).toContain(`1: ${second.company.nameShort}: Harvest Fair, Rigging`);
    expect(menu).toContain(`5: ${first.company.nameShort}: Harvest Fair, D`);
    expect(menu).toMatch(/\nMore: https:\/\/calls\.example\/app\/event\//);
    await first.say('1');
    expect(await second.stateOf(asked)).toBe('available');
    expect(await second.feed()).toHaveLength(1);
    expect(await first.feed()).toHaveLength(0);
  });
});
