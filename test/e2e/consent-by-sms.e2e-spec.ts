import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { aManager } from '../factories/a-grant.js';
import { aConfirmedRequest, aRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { anEvent } from '../factories/an-event.js';
import { aRegistrationToken } from '../factories/a-registration-token.js';
import { aWorker } from '../factories/a-worker.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

describe('yes and stop, by text', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await aTestApp();
  });
  afterAll(() => app.close());
  beforeEach(() => app.clock.setTime('2031-04-20T16:00:00Z'));

  /** A worker of a company with an event that needs crew, and the manager. */
  async function aContact(consents: boolean) {
    const company = await aCompany(app.db);
    const manager = await app.as(await aManager(app.db, company.id));
    const worker = await aWorker(app.db, { companyId: company.id, consents });
    const event = await anEvent(app.db, { companyId: company.id });
    const call = await aCall(app.db, { eventId: event.id });
    const requirement = await aRequirement(app.db, { callTimeId: call.id });
    const say = async (body: string) =>
      (await app.visitor().post('/dev/messages/inbound', { from: worker.phoneNumber, body })).body
        .reply as string | null;
    const flags = async () => {
      const {
        sms_consent: consent,
        sent_consent_msg: asked,
        stop_sms: stopped,
      } = (await manager.get('/workers/')).body.workers[0];
      return [consent && 'consents', asked && 'asked', stopped && 'stopped']
        .filter(Boolean)
        .join(' ');
    };
    const request = async () =>
      (await manager.get(`/call-times/${call.slug}/requests/`)).body.labor_requests[0];
    const send = async () => (await manager.post(`/event/${event.slug}/send-messages/`)).status;
    const remind = async () =>
      (await manager.post(`/call-times/${call.slug}/send-reminder/`)).body.message as string;
    return { company, manager, worker, event, requirement, say, flags, request, send, remind };
  }

  it.each`
    texts                              | leaves        | because
    ${['no']}                          | ${'stopped'}  | ${'our question says that no is an answer'}
    ${['No, thanks.']}                 | ${'stopped'}  | ${'politeness does not count'}
    ${['Stop.']}                       | ${'stopped'}  | ${'a full stop is no other word'}
    ${['opt-out']}                     | ${'stopped'}  | ${'that is how some write it'}
    ${['Yes.']}                        | ${'consents'} | ${'a full stop is no other word'}
    ${['yes please']}                  | ${'consents'} | ${'politeness does not count'}
    ${['👍🏼']}                          | ${'consents'} | ${'so is a thumb'}
    ${['START']}                       | ${'consents'} | ${'it is the word of the carriers'}
    ${['Go']}                          | ${''}         | ${'it is on no list'}
    ${['who is this?', 'ok']}          | ${'consents'} | ${'they are told how to answer'}
    ${['yesterday']}                   | ${''}         | ${'that is another word'}
    ${['yes', 'STOP']}                 | ${'stopped'}  | ${'a stop ends what a yes began'}
    ${['yes', 'stop', 'yes']}          | ${'consents'} | ${'a yes after a stop resumes'}
    ${['yes', 'Stop', 'Unstop!']}      | ${'consents'} | ${'so do the words of the carriers'}
    ${['yes', 'stop', 'y', 'sure']}    | ${'stopped'}  | ${'carriers believe no other word'}
    ${['no', 'START']}                 | ${''}         | ${'there was no consent to give back'}
    ${['yes', 'stop', 'who is this?']} | ${'stopped'}  | ${'a question resumes nothing'}
  `(
    'W6 after our question, $texts leaves "$leaves", because $because',
    async ({ texts, leaves }) => {
      const { requirement, worker, send, say, flags } = await aContact(false);
      await aRequest(app.db, {
        laborRequirementId: requirement.id,
        workerId: worker.id,
        sentAt: null,
      });
      await send();
      expect(await flags()).toBe('asked');
      for (const text of texts as string[]) await say(text);
      expect((await flags()).replace(/ ?asked ?/, '')).toBe(leaves);
    },
  );

  it('W6 a no is answered with silence, and nothing is texted until a yes; then the question may be asked again, and its yes sends what waited', async () => {
    const { requirement, worker, event, send, say, flags, request } = await aContact(false);
    const { tokenShort } = await aRequest(app.db, {
      laborRequirementId: requirement.id,
      workerId: worker.id,
      sentAt: null,
    });
    await send();
    expect(await say('no')).toBeNull();
    const before = await app.textsTo(worker.phoneNumber);
    await send();
    expect(await app.textsTo(worker.phoneNumber)).toEqual(before);
    await say('Yes.');
    await send();
    expect(await flags()).toBe('asked');
    expect(await say('Yes.')).toContain(`/event/${event.slug}/confirm/${tokenShort}/`);
    expect(await request()).toMatchObject({ sms_sent: true });
  });

  it('W19 who is only asked for consent was sent no offer and no reminder', async () => {
    const { requirement, worker, send, remind, request, say } = await aContact(false);
    const { id } = await aRequest(app.db, {
      laborRequirementId: requirement.id,
      workerId: worker.id,
      sentAt: null,
    });
    await send();
    expect(await app.textsTo(worker.phoneNumber)).toHaveLength(1);
    expect(await request()).toMatchObject({ id, sms_sent: false });

    await app.db.query(`update labor_requests set state = 'confirmed' where id = $1`, [id]);
    expect(await remind()).toBe('No reminders queued: 1 is waiting for consent');
    expect(await request()).toMatchObject({ reminder_sent: false });
    await say('yes');
    expect(await remind()).toContain('1 reminder queued');
    expect(await request()).toMatchObject({ reminder_sent: true });
  });

  it('W20 reminders, codes and replies are counted, each by its segments', async () => {
    const { requirement, worker, manager, remind, say } = await aContact(true);
    await aConfirmedRequest(app.db, { laborRequirementId: requirement.id, workerId: worker.id });
    const count = async (): Promise<number> => (await manager.get('/sms-count/')).body.count;
    const growth = async (
      act: () => Promise<unknown>,
    ): Promise<[counted: number, segments: number]> => {
      const [before, told] = [await count(), (await app.textsTo(worker.phoneNumber)).length];
      await act();
      await app.finishTasks();
      const texts = (await app.textsTo(worker.phoneNumber)).slice(told);
      return [
        (await count()) - before,
        texts.reduce(
          (sum, text) => sum + (text.length > 160 ? Math.ceil(text.length / 153) : 1),
          0,
        ),
      ];
    };

    const token = await aRegistrationToken(app.db, {
      workerId: worker.id,
      expiresAt: new Date('2031-05-20'),
    });
    for (const act of [
      remind,
      () => app.visitor().post('/user/register/start/', { phone: worker.phoneNumber, token }),
      () => say('who is this?'),
    ]) {
      const [counted, segments] = await growth(act);
      expect(segments).toBeGreaterThan(0);
      expect(counted).toBe(segments);
    }
  });
});
