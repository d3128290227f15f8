import type { Work } from '#libs/platform';
import { aCompany } from '../../../../test/factories/a-company.js';
import { aPhoneNumber } from '../../../../test/factories/numbers.js';
import { allAtOnce } from '../../../../test/support/at-once.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { recordStatements } from '../../../../test/support/record-statements.js';
import { ConsentService } from '../consent/consent.service.js';
import type { MessageDraft, SendOutcome } from './message-draft.js';
import { MessageService } from './message.service.js';
import { MessagingModule } from '../messaging.module.js';
import { OutgoingMessage } from './outgoing-message.entity.js';

const QUESTION = 'May we text you?';
const NOON = '2031-05-01T16:00:00Z';
const MIDNIGHT = '2031-05-02T04:00:00Z';

describe('sending messages', () => {
  let app: LibApp;
  let companyId: number;
  let request = 0;

  beforeAll(async () => {
    app = await aLibApp([MessagingModule]);
  });
  beforeEach(async () => {
    app.clock.setTime(NOON);
    companyId = (await aCompany(app.db, { sendingFromMinute: 480, sendingUntilMinute: 1260 })).id;
  });
  afterAll(() => app.close());

  const inWork = <T>(verb: (work: Work) => Promise<T>): Promise<T> =>
    app.unitOfWork.as(app.as(), verb);
  const consents = (): ConsentService => app.get(ConsentService);
  const send = (...drafts: MessageDraft[]): Promise<SendOutcome[]> =>
    inWork((work) => app.get(MessageService).send(work, drafts));
  const messagesTo = (recipient: string): Promise<OutgoingMessage[]> =>
    app.db.manager.find(OutgoingMessage, { where: { recipient }, order: { id: 'asc' } });

  function anOffer(phoneNumber: string, given: Partial<MessageDraft> = {}): MessageDraft {
    return {
      kind: 'offer',
      companyId,
      phoneNumber,
      body: 'Can you work?',
      aboutId: ++request,
      consentQuestion: QUESTION,
      ...given,
    };
  }

  async function aPhone(consent: 'granted' | 'asked' | 'stopped' | 'new'): Promise<string> {
    const phoneNumber = aPhoneNumber();
    await inWork(async (work) => {
      if (consent === 'granted' || consent === 'stopped')
        await consents().grantByHand(work, companyId, [phoneNumber]);
      if (consent === 'asked')
        await consents().ask(work, [{ phoneNumber, companyId, wording: QUESTION }]);
      if (consent === 'stopped') await consents().revoke(work, phoneNumber, 'STOP');
    });
    return phoneNumber;
  }

  it.each`
    consent      | kind              | outcome       | leaves                  | because
    ${'granted'} | ${'offer'}        | ${'queued'}   | ${['offer']}            | ${'they agreed'}
    ${'new'}     | ${'offer'}        | ${'asked'}    | ${['consent_question']} | ${'they are asked in place of it'}
    ${'asked'}   | ${'offer'}        | ${'awaiting'} | ${[]}                   | ${'they were asked and said nothing'}
    ${'stopped'} | ${'offer'}        | ${'stopped'}  | ${[]}                   | ${'they said STOP'}
    ${'new'}     | ${'confirmation'} | ${'awaiting'} | ${[]}                   | ${'a confirmation is not worth a question'}
    ${'new'}     | ${'invitation'}   | ${'queued'}   | ${['invitation']}       | ${'it needs no consent'}
    ${'stopped'} | ${'code'}         | ${'stopped'}  | ${[]}                   | ${'even a code respects STOP'}
  `(
    '$kind to a number that is $consent: $outcome, because $because',
    async ({ consent, kind, outcome, leaves }) => {
      const phone = await aPhone(consent);
      expect(await send(anOffer(phone, { kind }))).toEqual([outcome]);
      expect((await messagesTo(phone)).map((message) => message.kind)).toEqual(leaves);
    },
  );

  it('asks a number once, however many drafts there are for it', async () => {
    const phone = await aPhone('new');
    const first = anOffer(phone);
    expect(await send(first, anOffer(phone), anOffer(phone))).toEqual([
      'asked',
      'awaiting',
      'awaiting',
    ]);
    expect(await send(anOffer(phone))).toEqual(['awaiting']);
    expect(await messagesTo(phone)).toMatchObject([
      { kind: 'consent_question', body: QUESTION, status: 'queued', subjectId: first.aboutId },
    ]);
  });

  it('asks for each company on its own', async () => {
    const phone = await aPhone('asked');
    const other = await aCompany(app.db);
    expect(await send(anOffer(phone), anOffer(phone, { companyId: other.id }))).toEqual([
      'awaiting',
      'asked',
    ]);
  });

  it('asks no number without a question’s text', async () => {
    const phone = await aPhone('new');
    expect(await send(anOffer(phone, { consentQuestion: undefined }))).toEqual(['awaiting']);
    expect(await send(anOffer(phone))).toEqual(['asked']);
  });

  it('asks once when two buttons are pressed at the same moment', async () => {
    const phone = await aPhone('new');
    const outcomes = await allAtOnce(
      app.db,
      'consents',
      [1, 2, 3].map(() => () => send(anOffer(phone))),
    );
    expect(outcomes.flat().toSorted()).toEqual(['asked', 'awaiting', 'awaiting']);
    expect(await messagesTo(phone)).toHaveLength(1);
  });

  it('makes no second offer while one is live, and one after it failed', async () => {
    const phone = await aPhone('granted');
    const offer = anOffer(phone);
    expect(await send(offer, offer, anOffer(phone))).toEqual(['queued', 'duplicate', 'queued']);
    expect(await send(offer)).toEqual(['duplicate']);

    await app.db.query(`update outgoing_messages set status = 'failed' where subject_id = $1`, [
      offer.aboutId,
    ]);
    expect(await send(offer)).toEqual(['queued']);
  });

  it('holds an offer of the night until the hours open, but not one for the early morning', async () => {
    app.clock.setTime(MIDNIGHT);
    const phone = await aPhone('granted');
    const outcomes = await send(
      anOffer(phone, { callStartsAt: new Date('2031-05-02T18:00:00Z') }),
      anOffer(phone, { callStartsAt: new Date('2031-05-02T11:00:00Z') }),
      anOffer(phone, { kind: 'confirmation' }),
      anOffer(phone, {
        timeZone: 'Pacific/Auckland',
        callStartsAt: new Date('2031-05-09T11:00:00Z'),
      }),
    );
    expect(outcomes).toEqual(['held', 'queued', 'queued', 'queued']);
    const jobs: { run_at: Date }[] = await app.db.query(
      `select run_at from graphile_worker._private_jobs
        where (payload->>'messageId')::bigint in (select id from outgoing_messages where recipient = $1 and status = 'held')`,
      [phone],
    );
    expect(jobs).toEqual([{ run_at: new Date('2031-05-02T12:00:00Z') }]);
  });

  it('counts the segments it will be billed', async () => {
    const phone = await aPhone('granted');
    await send(
      anOffer(phone, { body: 'x'.repeat(161) }),
      anOffer(phone, { body: `Zoë ${'ж'.repeat(70)}` }),
      anOffer(phone, { body: '' }),
    );
    expect((await messagesTo(phone)).map((message) => message.segments)).toEqual([2, 2, 1]);
  });

  it('takes back offers that have not left', async () => {
    const phone = await aPhone('granted');
    const [gone, stays] = [anOffer(phone), anOffer(phone)];
    await send(gone, stays);
    await inWork((work) =>
      app.get(MessageService).withdrawOffers(work, [gone.aboutId!], 'the event was canceled'),
    );
    expect((await messagesTo(phone)).map(({ status, error }) => [status, error])).toEqual([
      ['dropped', 'the event was canceled'],
      ['queued', null],
    ]);
    expect(await send(gone)).toEqual(['queued']);
  });

  it('needs the same few statements for one draft and for three hundred', async () => {
    const draftsFor = async (count: number): Promise<MessageDraft[]> => {
      const phones = Array.from({ length: count }, () => aPhoneNumber());
      await inWork((work) => consents().grantByHand(work, companyId, phones));
      return [
        ...phones.map((phone) => anOffer(phone)),
        ...phones.map(() => anOffer(aPhoneNumber())),
      ];
    };
    const few = await draftsFor(1);
    const many = await draftsFor(150);
    const counts = [
      (await recordStatements(app.db, () => send(...few))).length,
      (await recordStatements(app.db, () => send(...many))).length,
    ];
    expect(counts).toEqual([6, 6]);
    expect(await send()).toEqual([]);
  });
});
