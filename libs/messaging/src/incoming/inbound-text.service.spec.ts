import { Module } from '@nestjs/common';
import { Follower, OnFact, type Work } from '#libs/platform';
import { aCompany } from '../../../../test/factories/a-company.js';
import { aPhoneNumber } from '../../../../test/factories/numbers.js';
import { allAtOnce, inTurn } from '../../../../test/support/at-once.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { ConsentService } from '../consent/consent.service.js';
import { ConsentAnswerService } from './consent-answer.service.js';
import { InboundTextService } from './inbound-text.service.js';
import { MessageQueries } from '../outgoing/message.queries.js';
import { MessageService } from '../outgoing/message.service.js';
import { ConsentGranted, TextReceived } from './incoming.facts.js';
import { MessagingModule } from '../messaging.module.js';
import { TEXT_TEMPLATES } from '../templates/text-templates.js';

const { replies } = TEXT_TEMPLATES.en;
const THANKS = replies.thanks([]);

/** Follows the facts in place of later libs: takes every yes for consent, and else has a fixed answer. */
@Follower('labor')
class Assistant {
  answer: string | null = null;
  offers: Parameters<typeof replies.thanks>[0] = [];
  companyId: number | null = null;
  readonly heard: string[] = [];

  constructor(private readonly answers: ConsentAnswerService) {}

  @OnFact(TextReceived)
  async whenText(work: Work, { text, intent, reply, stop }: TextReceived): Promise<void> {
    this.heard.push(`${intent.word}${stop.isLifted ? ' again' : ''}${stop.isInForce ? '!' : ''}`);
    if (this.answer) reply.add(this.answer);
    if (intent.word === 'accept' && this.companyId !== null)
      await this.answers.accept(work, text, [this.companyId], reply);
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
    Object.assign(assistant, { answer: null, offers: [], companyId: null });
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
    before      | texts                                       | answers                                                                           | because
    ${null}     | ${['hello']}                                | ${[replies.notRecognised]}                                                        | ${'nobody knows them'}
    ${null}     | ${['yes', 'START']}                         | ${[replies.notRecognised, replies.notRecognised]}                                 | ${'there is nothing to say yes to'}
    ${null}     | ${['STOP', 'hello']}                        | ${[null, replies.unsubscribed]}                                                   | ${'a stop counts from anybody'}
    ${null}     | ${['Info']}                                 | ${[replies.help({ companies: [], isStopped: false })]}                            | ${'help is for anybody'}
    ${'asked'}  | ${['stop', 'why?', 'hello?', 'stop', '??']} | ${[null, replies.unsubscribed, null, null, null]}                                 | ${'a stopped number is told once'}
    ${'ticked'} | ${['stop', 'hi', 'start', 'stop', 'hi']}    | ${[null, replies.unsubscribed, THANKS, null, replies.unsubscribed]}               | ${'and once more after the next stop'}
    ${'ticked'} | ${['Stop.', 'yesterday']}                   | ${[null, replies.unsubscribed]}                                                   | ${'yesterday is no yes'}
    ${'ticked'} | ${['stop', 'unstop']}                       | ${[null, THANKS]}                                                                 | ${'UNSTOP gives back what there was'}
    ${'ticked'} | ${['quit', 'YES!']}                         | ${[null, THANKS]}                                                                 | ${'carriers believe a yes'}
    ${'ticked'} | ${['stop', 'y', 'ok', 'sí', 'go', '👍']}    | ${[null, replies.unsubscribed, null, null, null, null]}                           | ${'carriers believe no other word'}
    ${'asked'}  | ${['stop', 'start']}                        | ${[null, replies.startedWithoutConsent]}                                          | ${'nobody had consent, nobody gets it'}
    ${'ticked'} | ${['stop', 'help', 'hi']}                   | ${[null, replies.help({ companies: [], isStopped: true }), replies.unsubscribed]} | ${'help is for a stopped number, too'}
    ${'ticked'} | ${['1\u0000', '\ud83d']}                    | ${[replies.notRecognised, replies.notRecognised]}                                 | ${'broken text is text'}
  `('$before, then $texts, because $because', async ({ before, texts, answers }) => {
    if (before === 'asked') await ask();
    if (before === 'ticked') await tick();
    const got = [];
    for (const body of texts as string[]) got.push(await text(body));
    expect(got).toEqual(answers);
  });

  it('believes what the provider has understood', async () => {
    await tick();
    const say = (body: string, optOut: 'STOP' | 'START' | 'HELP'): Promise<string | null> =>
      inWork((work) => app.get(InboundTextService).receive(work, { from: phone, body, optOut }));
    expect(await say('baja', 'STOP')).toBeNull();
    expect(await say('ayuda', 'HELP')).toBe(replies.help({ companies: [], isStopped: true }));
    expect(await say('alta', 'START')).toBe(THANKS);
    expect(assistant.heard).toEqual(['help!', 'granted 1', 'start again']);
  });

  it('says what somebody further along has to say, and only that', async () => {
    await tick();
    assistant.answer = 'See https://jobs.example/1';
    expect(await text('maybe')).toBe('See https://jobs.example/1');
    expect(assistant.heard).toEqual(['unclear']);
  });

  it('thanks with the offers that waited', async () => {
    await ask();
    assistant.companyId = companyId;
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
    expect(assistant.heard).toEqual(['accept', 'granted 1']);
  });

  it('gives the same reply to the same text, and does nothing twice', async () => {
    await ask();
    assistant.companyId = companyId;
    const [first, again] = await allAtOnce(app.db, 'incoming_messages', [
      () => text('yes', `SM-${phone}`),
      () => text('yes', `SM-${phone}`),
    ]);
    expect([first, again]).toEqual([THANKS, THANKS]);
    expect(await text('yes', `SM-${phone}`)).toBe(THANKS);
    expect(assistant.heard).toEqual(['accept', 'granted 1']);
  });

  it.each`
    first     | second     | replies                                  | kinds                     | because
    ${'yes'}  | ${'stop'}  | ${[THANKS, null]}                        | ${['granted', 'revoked']} | ${'the last word counts'}
    ${'stop'} | ${'hello'} | ${[null, replies.unsubscribed]}          | ${['revoked']}            | ${'they have stopped by then'}
    ${'stop'} | ${'yes'}   | ${[null, replies.startedWithoutConsent]} | ${['revoked', 'granted']} | ${'a yes after a stop only lifts it'}
  `(
    'hears $first before $second of one number at once, because $because',
    async ({ first, second, replies: expected, kinds }) => {
      await ask();
      assistant.companyId = companyId;
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
    assistant.companyId = companyId;
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
