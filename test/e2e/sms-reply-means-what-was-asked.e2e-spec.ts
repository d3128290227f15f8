import { aWorker } from '../factories/a-worker.js';
import { aPhoneNumber } from '../factories/numbers.js';
import { TWILIO_CONFIGURATION, aTextingWorker, deliverText } from '../support/a-texting-worker.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const CALL = 'Harvest Fair, Load in, Thu, May 1 at 8:00 AM';

describe('a text comes back about what was asked last', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await aTestApp(TWILIO_CONFIGURATION);
  });
  beforeEach(() => app.clock.setTime('2031-04-20T16:00:00Z'));
  afterAll(() => app.close());

  describe('a yes that counts for nothing is told why', () => {
    it('after a no: how it stands, and the link that changes it', async () => {
      const { ask, say, stateOf } = await aTextingWorker(app);
      const loadIn = await ask('Load in');
      await say('no');
      const told = await say('Yes!');
      expect(told).toContain(`You are not on the crew of ${CALL}. If you can work: `);
      expect(told).toContain(`/confirm/${loadIn.request.token_short}/`);
      expect(await stateOf(loadIn)).toBe('declined');
    });

    it('after the event was canceled, also from a menu', async () => {
      const { ask, say, event, manager } = await aTextingWorker(app);
      await ask('Load in');
      await ask('Show', { time: '18:00' });
      await say('yes');
      expect((await manager.post(`/event/${event.slug}/cancel/`)).status).toBe(200);
      expect(await say('1')).toBe(`This was canceled: ${CALL}.`);
      expect(await say('ok')).toMatch(/^This was canceled: Harvest Fair, Show, .* do not come\.$/);
    });

    it('after they gave the call back, and after a manager took them off', async () => {
      const { confirm, say, manager } = await aTextingWorker(app);
      const loadIn = await confirm('Load in');
      await say('out');
      await say('OUT');
      expect(await say('yes')).toBe(
        `You are off ${CALL}. To come after all, please talk to your steward.`,
      );
      const path = `/request/${loadIn.request.token_short}/action/`;
      await manager.post(path, { action: 'confirm' });
      expect(await say('yes')).toMatch(new RegExp(`^You are confirmed for ${CALL}\\..*/confirm/`));
      await manager.post(path, { action: 'cancel' });
      expect(await say('👍')).toContain(`You are off ${CALL}.`);
    });

    it('after the call is over, or deleted', async () => {
      const [over, deleted] = [await aTextingWorker(app), await aTextingWorker(app)];
      await over.ask('Load in');
      const { call } = await deleted.ask('Load in');
      expect((await deleted.manager.delete(`/call-times/${call.slug}/delete/`)).status).toBe(200);
      expect(await deleted.say('yes')).toMatch(/This was canceled: |There is nothing to answer/);
      app.clock.setTime('2031-05-02T12:00:00Z');
      expect(await over.say('Yes')).toBe(`This is over: ${CALL}.`);
    });

    it('once the call is full: their yes waits', async () => {
      const { ask, say, stateOf, manager, company } = await aTextingWorker(app);
      const loadIn = await ask('Load in');
      await app.db.query('update labor_requirements set needed_labor = 1 where id = $1', [
        loadIn.requirement.id,
      ]);
      const other = await aTextingWorker(app);
      await app.db.query('update workers set company_id = $2 where id = $1', [
        other.worker.id,
        company.id,
      ]);
      await manager.post(`/request/${loadIn.requirement.slug}/worker/`, {
        worker_id: other.worker.id,
      });
      await app.db.query(
        `update labor_requests set state = 'confirmed' where worker_id = $1 and labor_requirement_id = $2`,
        [other.worker.id, loadIn.requirement.id],
      );
      expect(await say('yes')).toBe(
        `This is full now: ${CALL}. We have your yes and text you if a place becomes free.`,
      );
      expect(await stateOf(loadIn)).toBe('available');
      expect(await say('yes')).toContain(`${CALL} is full now. We have your yes`);
    });

    it('from a number that is nobody’s any more: nothing about anybody', async () => {
      const { ask, confirm, say, worker, company, stateOf } = await aTextingWorker(app);
      const [call, offer] = [await confirm('Load in'), await ask('Show', { time: '18:00' })];
      await say('out');
      await app.db.query('update workers set phone_number = $2 where id = $1', [
        worker.id,
        aPhoneNumber(),
      ]);
      for (const text of ['yes', 'no', 'OUT', '1', 'who', 'late 5', 'start', 'what?'])
        expect(await say(text)).toBe('We do not know this number. Please contact your steward.');
      expect(await say('help')).not.toContain(company.name);
      expect([await stateOf(call), await stateOf(offer)]).toEqual(['confirmed', 'pending']);
    });
  });

  describe('a yes that waits is taken back', () => {
    it.each(['no', 'out', 'No, thanks.'])('by %j', async (text) => {
      const { ask, say, stateOf, feed } = await aTextingWorker(app);
      const loadIn = await ask('Load in');
      await say('yes');
      expect(await say(text)).toBe(`We noted that you cannot work ${CALL}.`);
      expect(await stateOf(loadIn)).toBe('declined');
      expect((await feed())[0]).toContain('declined');
    });

    it('of several by its number, and of none by a no', async () => {
      const { ask, confirm, say, stateOf } = await aTextingWorker(app);
      const call = await confirm('Load in');
      const show = await ask('Show', { time: '18:00' });
      await say('yes');
      const list =
        `Which one can you not work?\n1: ${CALL}\n2: Harvest Fair, Show, Thu, May 1 at 6:00 PM\n` +
        'Reply with numbers (1 or 1 2), or NO to keep them.';
      expect(await say('out')).toBe(list);
      expect(await say('no')).toBe('Good, nothing was changed.');
      expect([await stateOf(call), await stateOf(show)]).toEqual(['confirmed', 'available']);
      await say('out');
      expect(await say('2')).toContain('you cannot work Harvest Fair, Show');
      expect([await stateOf(call), await stateOf(show)]).toEqual(['confirmed', 'declined']);
      await say('out');
      expect(await say('yes')).toContain(`You are off ${CALL}.`);
      expect(await stateOf(call)).toBe('canceled');
    });
  });

  describe('a new time is answered', () => {
    async function aMovedCall() {
      const show = await aTextingWorker(app);
      const asked = await show.confirm('Load in');
      const move = async (time: string): Promise<void> => {
        const path = `/call-times/${asked.call.slug}/edit/`;
        expect((await show.manager.patch(path, { time })).status).toBe(200);
        await app.db.query(
          `update outgoing_messages set status = 'delivered' where status in ('queued', 'held') and recipient = $1`,
          [show.worker.phoneNumber],
        );
      };
      await move('10:00');
      const answers = async () => {
        const path = `/call-times/${asked.call.slug}/confirmations/`;
        const { body } = await show.manager.get(path);
        return [body.confirmed.length, body.unconfirmed.length, body.cant_do_it.length];
      };
      return { ...show, ...asked, move, answers };
    }

    it.each`
      text           | says                                                         | feed
      ${'yes'}       | ${/^Thank you! We noted that the new time suits you: .*10:/} | ${'can make the new time'}
      ${'👍'}        | ${/^Thank you! We noted that the new time suits you: .*10:/} | ${'can make the new time'}
      ${'no'}        | ${/^We noted that you cannot make the new time of .*10:/}    | ${'cannot make the new time'}
      ${'what time'} | ${/confirm-time-change/}                                     | ${null}
      ${'1'}         | ${/confirm-time-change/}                                     | ${null}
    `('by "$text": $feed', async ({ text, says, feed: line }) => {
      const { say, feed, stateOf, request, requirement, call } = await aMovedCall();
      expect(await say(text)).toMatch(says);
      expect(await feed()).toEqual(line ? [expect.stringContaining(line as string)] : []);
      expect(await stateOf({ request, requirement, call })).toBe('confirmed');
    });

    it('and a yes is told of calls that the new time overlaps', async () => {
      const { say, confirm, move } = await aMovedCall();
      await confirm('Show', { time: '15:00' });
      await move('13:00');
      expect(await say('yes')).toMatch(
        /the new time suits you: .*1:00 PM(.|\n)*Careful: Load in overlaps with Harvest Fair, Show, Thu, May 1 at 3:00 PM\.$/,
      );
    });

    it('once; the next yes says how it stands', async () => {
      const { say, feed } = await aMovedCall();
      await say('yes');
      expect(await say('yes')).toContain('You are confirmed for Harvest Fair, Load in');
      expect(await feed()).toHaveLength(1);
    });

    it('with a no, which the next yes does not undo', async () => {
      const { say, feed } = await aMovedCall();
      await say('no');
      expect(await say('yes')).toContain('You told us that you cannot make the new time of');
      expect(await feed()).toHaveLength(1);
    });

    it('the newest one, after two moves', async () => {
      const { say, move, feed } = await aMovedCall();
      await move('11:00');
      expect(await say('ok')).toContain('11:00 AM');
      expect(await feed()).toHaveLength(1);
    });

    it('beside an open offer by its number', async () => {
      const { ask, say, stateOf, feed, company } = await aMovedCall();
      const show = await ask('Show', { time: '18:00' });
      expect(await say('yes')).toBe(
        `What do you say yes to?\n1: ${company.nameShort}: new time, Harvest Fair, Load in, Thu, May 1 at 10:00 AM\n` +
          `2: ${company.nameShort}: work Harvest Fair, Show, Thu, May 1 at 6:00 PM\nReply with numbers (1 or 1 2), ALL or NO.`,
      );
      expect(await say('all')).toMatch(/the new time suits you(.|\n)*We have your yes for/);
      expect(await stateOf(show)).toBe('available');
      expect(await feed()).toHaveLength(2);
    });
  });

  describe('one number, two companies', () => {
    async function twoCompanies({ consents }: { consents: boolean }) {
      const ours = await aTextingWorker(app);
      const { phoneNumber } = ours.worker;
      const theirs = await aTextingWorker(app, { consents, phoneNumber });
      const flags = async ({ manager }: typeof ours) => {
        const [worker] = (await manager.get('/workers/')).body.workers;
        return [worker.sms_consent, worker.stop_sms];
      };
      return { ours, theirs, flags };
    }

    it('the question of one does not swallow the yes that the other one’s offer is meant to get', async () => {
      const { ours, theirs, flags } = await twoCompanies({ consents: false });
      const offer = await ours.ask('Load in');
      const waits = await theirs.ask('Show', { time: '18:00' });
      const menu =
        `What do you say yes to?\n1: ${theirs.company.nameShort}: get their job texts\n` +
        `2: ${ours.company.nameShort}: work ${CALL}\nReply with numbers (1 or 1 2), ALL or NO.`;
      expect(await ours.say('yes')).toBe(menu);
      expect(await flags(theirs)).toEqual([false, false]);
      expect(await ours.say('no')).toContain(`you cannot work ${CALL}`);
      expect(await flags(theirs)).toEqual([false, false]);
      expect(await flags(ours)).toEqual([true, false]);
      expect(await ours.stateOf(offer)).toBe('declined');

      expect(await ours.say('yes')).toContain(waits.request.token_short);
      expect(await flags(theirs)).toEqual([true, false]);
      expect(await ours.say('yes')).toContain('We have your yes for Harvest Fair, Show');
      expect(await theirs.stateOf(waits)).toBe('available');
    });

    it('two questions are answered one by one', async () => {
      const phoneNumber = aPhoneNumber();
      const [first, second] = [
        await aTextingWorker(app, { consents: false, phoneNumber }),
        await aTextingWorker(app, { consents: false, phoneNumber }),
      ];
      await first.ask('Load in');
      await second.ask('Load in');
      const consent = async ({ manager }: typeof first) =>
        (await manager.get('/workers/')).body.workers[0].sms_consent;
      expect(await first.say('no')).toContain('1: ');
      app.clock.advance(1);
      const { nameShort } = second.company;
      expect(await first.say('no')).toMatch(new RegExp(`^No job texts of .*${nameShort} then`));
      expect([await consent(first), await consent(second)]).toEqual([false, false]);
      await first.say('2');
      expect([await consent(first), await consent(second)]).toEqual([false, true]);
      expect(await first.say('what?')).toContain('/confirm/');
    });

    it('a STOP stops both, and the managers of whoever had confirmed hear of it', async () => {
      const { ours, theirs, flags } = await twoCompanies({ consents: true });
      await ours.confirm('Load in');
      await theirs.ask('Show', { time: '18:00' });
      expect(await ours.say('cancel')).toBeNull();
      expect([await flags(ours), await flags(theirs)]).toEqual([
        [false, true],
        [false, true],
      ]);
      expect(await ours.feed()).toEqual([
        expect.stringMatching(/is confirmed for .*Load in.* has opted out of texts/),
      ]);
      expect(await theirs.feed()).toEqual([]);
    });

    it('a START only lifts, and shows what is open', async () => {
      const { ours, theirs } = await twoCompanies({ consents: true });
      const [a, b] = [await ours.ask('Load in'), await theirs.ask('Show', { time: '18:00' })];
      await ours.say('stop');
      expect(await ours.say('y')).toContain('You are unsubscribed');
      const started = await ours.say('YES');
      expect(started).toMatch(/^Thank you, you will get job texts from now on/);
      expect(started).toContain(`1: ${ours.company.nameShort}: ${CALL}`);
      expect(started).toContain(`2: ${theirs.company.nameShort}: Harvest Fair, Show`);
      expect([await ours.stateOf(a), await theirs.stateOf(b)]).toEqual(['pending', 'pending']);
      await ours.say('1');
      expect([await ours.stateOf(a), await theirs.stateOf(b)]).toEqual(['available', 'pending']);
    });

    it('HELP names both, whom to ask there, and STOP', async () => {
      const { ours, theirs } = await twoCompanies({ consents: true });
      const silent = await aTextingWorker(app, { phoneNumber: aPhoneNumber() });
      await app.db.query('update workers set phone_number = $2 where id = $1', [
        silent.worker.id,
        ours.worker.phoneNumber,
      ]);
      await app.db.query(`update companies set phone_number = '', email = $2 where id = $1`, [
        theirs.company.id,
        'office@crew.example',
      ]);
      for (const text of ['HELP', 'Info?']) {
        const help = await ours.say(text);
        expect(help).toContain(`${ours.company.nameShort} ((415) 555-0100)`);
        expect(help).toContain(`${theirs.company.nameShort} (office@crew.example)`);
        expect(help).not.toContain(silent.company.nameShort);
        expect(help).toMatch(/Job offers, confirmations and reminders.*Reply STOP to opt out/);
      }
    });
  });

  it('a stopped number gets HELP, and is told how to start again', async () => {
    const { say, company } = await aTextingWorker(app);
    await say('stop');
    for (let time = 0; time < 2; time++)
      expect(await say('help')).toMatch(new RegExp(`${company.nameShort}.*reply START`));
  });

  it('what the provider has understood counts before the words', async () => {
    const { worker, manager, confirm, feed } = await aTextingWorker(app);
    await confirm('Load in');
    const stopped = async () => (await manager.get('/workers/')).body.workers[0].stop_sms;
    expect(await deliverText(app, worker.phoneNumber, 'ok', 'SM-a', 'STOP')).toBeNull();
    expect(await stopped()).toBe(true);
    expect(await feed()).toEqual([expect.stringContaining('has opted out of texts')]);
    await deliverText(app, worker.phoneNumber, 'alta', 'SM-b', 'START');
    expect(await stopped()).toBe(false);
    expect(await deliverText(app, worker.phoneNumber, 'sos', 'SM-c', 'HELP')).toContain(
      'Job offers',
    );
  });

  describe('an alternate number', () => {
    async function anAlternateOf(...workers: { id: number }[]): Promise<string> {
      const other = aPhoneNumber();
      await app.db.query(
        'insert into alt_phones (worker_id, phone_number) select id, $2 from unnest($1::bigint[]) as given(id)',
        [workers.map(({ id }) => id), other],
      );
      return other;
    }

    it('is understood as its worker', async () => {
      const { ask, worker, stateOf, feed } = await aTextingWorker(app);
      const other = await anAlternateOf(worker);
      const sayThere = (body: string) => deliverText(app, other, body);
      const loadIn = await ask('Load in', { fcfs: 1 });
      expect(await sayThere('yes')).toBe(`You are confirmed for ${CALL}.`);
      expect(await stateOf(loadIn)).toBe('confirmed');
      expect(await feed()).toEqual([expect.stringContaining(`${worker.name} is confirmed`)]);
      expect(await sayThere('who')).toContain(CALL);
    });

    it('of two workers of a company is nobody’s; of one at each company it is both', async () => {
      const [first, second] = [await aTextingWorker(app), await aTextingWorker(app)];
      const other = await anAlternateOf(first.worker, second.worker);
      await first.ask('Load in');
      await second.ask('Show', { time: '18:00' });
      expect(await deliverText(app, other, 'yes')).toContain('2: ');
      await app.db.query('delete from alt_phones where worker_id = $1', [second.worker.id]);
      const colleague = await aWorker(app.db, { companyId: first.company.id });
      await app.db.query('insert into alt_phones (worker_id, phone_number) values ($1, $2)', [
        colleague.id,
        other,
      ]);
      expect(await deliverText(app, other, 'yes')).toContain('We do not know this number');
    });

    it('stops itself alone, and answers no question that another number was asked', async () => {
      const show = await aTextingWorker(app, { consents: false });
      const other = await anAlternateOf(show.worker);
      await show.ask('Load in');
      const flags = async () => {
        const [worker] = (await show.manager.get('/workers/')).body.workers;
        return [worker.sms_consent, worker.stop_sms];
      };
      expect(await deliverText(app, other, 'yes')).toContain('There is nothing to answer');
      expect(await flags()).toEqual([false, false]);
      await deliverText(app, other, 'stop');
      expect(await flags()).toEqual([false, false]);
      await show.say('yes');
      expect(await flags()).toEqual([true, false]);
    });
  });
});
