import { Module } from '@nestjs/common';
import { Follower, OnFact, type Work } from '#libs/platform';
import { aCompany } from '../../../../test/factories/a-company.js';
import { aPhoneNumber } from '../../../../test/factories/numbers.js';
import { allAtOnce, inTurn } from '../../../../test/support/at-once.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { ConsentService } from '../consent/consent.service.js';
import { InboundTextService } from './inbound-text.service.js';
import { MessageQueries } from '../outgoing/message.queries.js';
import { MessageService } from '../outgoing/message.service.js';
import { ConsentGranted, TextReceived } from './incoming.facts.js';
import { MessagingModule } from '../messaging.module.js';
import { TEXT_TEMPLATES } from '../templates/text-templates.js';

const { replies } = TEXT_TEMPLATES.en;
const THANKS = replies.thanks([]);
const AUTOMATED = replies.automated(null);

/** Follows the facts in place of later libs, with fixed answers. */
@Follower('labor')
class Assistant {
  answer: string | null = null;
  offers: Parameters<typeof replies.thanks>[0] = [];
  readonly heard: string[] = [];

  @OnFact(TextReceived)
  async whenText(_work: Work, { intent, reply }: TextReceived): Promise<void> {
    this.heard.push(intent.word);
    if (this.answer) reply.add(this.answer);
  }

  @OnFact(ConsentGranted)
  async whenGranted(_work: Work, { companyIds, reply }: ConsentGranted): Promise<void> {
    this.heard.push(`granted ${companyIds.length}`);
    reply.offers.push(...this.offers);
  }
}

@Module({ imports: [MessagingModule], providers: [Assistant] })
class WithAssistant {}

describe('people text us', () => {
  let app: LibApp;
  let companyId: number;
  let phone: string;
  let assistant: Assistant;

  beforeAll(async () => {
    app = await aLibApp([WithAssistant]);
    companyId = (await aCompany(app.db)).id;
    assistant = app.get(Assistant);
  });
  beforeEach(() => {
    phone = aPhoneNumber();
    Object.assign(assistant, { answer: null, offers: [] });
    assistant.heard.length = 0;
  });
  afterAll(() => app.close());

  const inWork = <T>(verb: (work: Work) => Promise<T>): Promise<T> =>
    app.unitOfWork.as(app.as(), verb);
  const text = (body: string, providerId: string | null = null): Promise<string | null> =>
    inWork((work) => app.get(InboundTextService).receive(work, { from: phone, body, providerId }));
  const ask = (): Promise<unknown> =>
    inWork((work) =>
      app.get(ConsentService).ask(work, [{ phoneNumber: phone, companyId, wording: 'May we?' }]),
    );
  const tick = (): Promise<void> =>
    inWork((work) => app.get(ConsentService).grantByHand(work, companyId, [phone]));

  it.each`
    before      | texts                                       | answers                                                             | because
    ${null}     | ${['hello']}                                | ${[replies.notRecognised]}                                          | ${'nobody ever texted them'}
    ${null}     | ${['yes']}                                  | ${[replies.notRecognised]}                                          | ${'there is nothing to say yes to'}
    ${null}     | ${['STOP', 'hello']}                        | ${[null, replies.unsubscribed]}                                     | ${'a stop counts from anybody'}
    ${'asked'}  | ${['YES']}                                  | ${[THANKS]}                                                         | ${'that is what we asked'}
    ${'asked'}  | ${['Yes, please!']}                         | ${[THANKS]}                                                         | ${'politeness does not count'}
    ${'asked'}  | ${['who is this?', 'ok']}                   | ${[replies.howToConsent, THANKS]}                                   | ${'they are told how to answer'}
    ${'asked'}  | ${['no', 'hello', 'start']}                 | ${[null, replies.unsubscribed, THANKS]}                             | ${'a no to the question unsubscribes'}
    ${'asked'}  | ${['stop', 'why?', 'hello?', 'stop', '??']} | ${[null, replies.unsubscribed, null, null, null]}                   | ${'a stopped number is told once'}
    ${'asked'}  | ${['stop', 'hi', 'start', 'stop', 'hi']}    | ${[null, replies.unsubscribed, THANKS, null, replies.unsubscribed]} | ${'and once more after the next stop'}
    ${'asked'}  | ${['Sí']}                                   | ${[THANKS]}                                                         | ${'in Spanish, too'}
    ${'ticked'} | ${['1', 'all', 'out', 'late 5']}            | ${[AUTOMATED, AUTOMATED, AUTOMATED, AUTOMATED]}                     | ${'nobody knows them as a worker'}
    ${'ticked'} | ${['1\u0000', '\ud83d']}                    | ${[AUTOMATED, AUTOMATED]}                                           | ${'broken text is text'}
    ${'asked'}  | ${['Stop.', 'yesterday']}                   | ${[null, replies.unsubscribed]}                                     | ${'yesterday is no yes'}
    ${'asked'}  | ${['yes', 'yes']}                           | ${[THANKS, replies.alreadySet]}                                     | ${'once is enough'}
    ${'ticked'} | ${['yes']}                                  | ${[replies.alreadySet]}                                             | ${'a manager vouched for them'}
    ${'ticked'} | ${['no']}                                   | ${[AUTOMATED]}                                                      | ${'no question is open, and no offer'}
    ${'ticked'} | ${["No problem, I'll be there"]}            | ${[AUTOMATED]}                                                      | ${'nobody guesses'}
    ${'ticked'} | ${['stop', 'start', 'hello']}               | ${[null, THANKS, AUTOMATED]}                                        | ${'START gives back what there was'}
  `('$before, then $texts, because $because', async ({ before, texts, answers }) => {
    if (before === 'asked') await ask();
    if (before === 'ticked') await tick();
    const got = [];
    for (const body of texts as string[]) got.push(await text(body));
    expect(got).toEqual(answers);
  });

  it('says what somebody further along has to say, and only that', async () => {
    await tick();
    assistant.answer = 'See https://jobs.example/1';
    expect(await text('maybe')).toBe('See https://jobs.example/1');
    expect(assistant.heard).toEqual(['unclear']);
  });

  it('thanks with the offers that waited', async () => {
    await ask();
    assistant.offers = [
      {
        company: 'ACME',
        event: 'Fair',
        date: '2031-05-01',
        startedAt: null,
        link: 'https://jobs.example/2',
      },
    ];
    expect(await text('y')).toBe(replies.thanks(assistant.offers));
    expect(assistant.heard).toEqual(['granted 1']);
  });

  it('gives the same reply to the same text, and does nothing twice', async () => {
    await ask();
    const [first, again] = await allAtOnce(app.db, 'incoming_messages', [
      () => text('yes', `SM-${phone}`),
      () => text('yes', `SM-${phone}`),
    ]);
    expect([first, again]).toEqual([THANKS, THANKS]);
    expect(await text('yes', `SM-${phone}`)).toBe(THANKS);
    expect(assistant.heard).toEqual(['granted 1']);
  });

  it.each`
    first     | second     | replies                         | kinds                     | because
    ${'yes'}  | ${'no'}    | ${[THANKS, AUTOMATED]}          | ${['granted']}            | ${'the question was answered by then'}
    ${'stop'} | ${'hello'} | ${[null, replies.unsubscribed]} | ${['revoked']}            | ${'they have stopped by then'}
    ${'no'}   | ${'yes'}   | ${[null, THANKS]}               | ${['revoked', 'granted']} | ${'a yes after a stop starts again'}
  `(
    'hears $first before $second of one number at once, because $because',
    async ({ first, second, replies: expected, kinds }) => {
      await ask();
      const outcomes = await inTurn(app.db, 'consent_entries', [
        () => text(first as string),
        () => text(second as string),
      ]);
      expect(outcomes).toEqual(
        (expected as unknown[]).map((value) => ({ status: 'fulfilled', value })),
      );
      const entries = await app.db.query<{ kind: string }[]>(
        `select kind from consent_entries where phone_number = $1 and kind <> 'asked' order by id`,
        [phone],
      );
      expect(entries.map(({ kind }) => kind)).toEqual(kinds);
    },
  );

  it('keeps the reply as a message of the one company there is', async () => {
    await ask();
    await text('yes');
    const queries = app.get(MessageQueries);
    const reading = app.unitOfWork.reading();
    expect(await queries.listSms(reading, phone)).toMatchObject([
      { kind: 'reply', status: 'sent', body: THANKS, segments: 1 },
    ]);
    expect(
      (await queries.conversation(reading, phone)).map(({ direction, body }) => [direction, body]),
    ).toEqual([
      ['in', 'yes'],
      ['out', THANKS],
    ]);
    expect(
      await app.db.query(`select company_id from outgoing_messages where recipient = $1`, [phone]),
    ).toEqual([{ company_id: companyId }]);
  });

  it('shows a phone for each conversation, the newest first', async () => {
    await inWork((work) =>
      app
        .get(MessageService)
        .send(work, [{ kind: 'invitation', companyId, phoneNumber: phone, body: 'Welcome' }]),
    );
    await app.finishTasks();
    await text('stop');
    const [newest] = await app.get(MessageQueries).listConversations(app.unitOfWork.reading());
    expect(newest).toMatchObject({
      phone_number: phone,
      stopped: true,
      bubbles: [
        { direction: 'out', body: 'Welcome' },
        { direction: 'in', body: 'stop' },
      ],
    });
  });

  it('adds up the segments that left', async () => {
    const company = await aCompany(app.db);
    const invite = { kind: 'invitation' as const, companyId: company.id, phoneNumber: phone };
    await inWork((work) =>
      app.get(MessageService).send(work, [
        { ...invite, body: 'x'.repeat(200) },
        { ...invite, body: 'Welcome' },
      ]),
    );
    const count = async (): Promise<number> => {
      const [sum] = await app.db.query(
        `select coalesce(sum(segments), 0)::int as segments from outgoing_messages where company_id = $1 and status = 'sent'`,
        [company.id],
      );
      return sum.segments;
    };
    expect(await count()).toBe(0);
    await app.finishTasks();
    expect(await count()).toBe(3);
  });
});
