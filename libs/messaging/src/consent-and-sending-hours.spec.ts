import fc from 'fast-check';
import { instantOf, wallClock } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { aCompany } from '../../../test/factories/a-company.js';
import { aPhoneNumber } from '../../../test/factories/numbers.js';
import { aLibApp, type LibApp } from '../../../test/support/lib-app.js';
import { ConsentEntry } from './consent/consent-entry.entity.js';
import { ConsentService } from './consent/consent.service.js';
import { InboundTextService } from './incoming/inbound-text.service.js';
import { MessageService } from './outgoing/message.service.js';
import { MessagingModule } from './messaging.module.js';
import { foldConsentEntries } from './consent/rules/fold-consent-entries.js';
import type { MessageKind } from './outgoing/rules/send-decision.js';
import { SendMessageTask } from './outgoing/send-message.task.js';

type Step =
  | { does: 'text'; body: string }
  | { does: 'send'; kind: MessageKind; hoursAhead: number | null }
  | { does: 'tick' }
  | { does: 'carrier says stop' }
  | { does: 'time passes'; minutes: number };

interface Sent {
  kind: MessageKind;
  at: Date;
  callStartsAt: Date | null;
}

/** The evening before a night in which the clocks of the zone change, and an ordinary one. */
const NIGHTS = [
  ['America/New_York', '2031-03-08'],
  ['America/New_York', '2031-11-01'],
  ['Europe/Madrid', '2031-03-29'],
  ['Australia/Lord_Howe', '2031-04-05'],
  ['America/Phoenix', '2031-06-10'],
] as const;

/** Minutes of the day at which texting begins and ends. */
const [FROM, UNTIL] = [8 * 60, 21 * 60];

describe('never a message while revoked, never an offer outside of the hours', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([MessagingModule]);
  });
  afterAll(() => app.close());

  const inWork = <T>(verb: (work: Work) => Promise<T>): Promise<T> =>
    app.unitOfWork.as(app.as(), verb);

  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({
      does: fc.constant('text' as const),
      body: fc.constantFrom('yes', 'no', 'STOP', 'start', 'hello', 'cancel', 'ok', '1'),
    }),
    fc.record({
      does: fc.constant('send' as const),
      kind: fc.constantFrom<MessageKind>(
        'offer',
        'offer',
        'confirmation',
        'reminder',
        'cancellation',
        'time_change',
        'call_filled',
      ),
      hoursAhead: fc.option(fc.integer({ min: 1, max: 72 })),
    }),
    fc.record({ does: fc.constantFrom('tick' as const, 'carrier says stop' as const) }),
    fc.record({
      does: fc.constant('time passes' as const),
      minutes: fc.integer({ min: 1, max: 500 }),
    }),
  );

  /** Everything that waits is tried now, as its task would. */
  async function tryAll(phoneNumber: string): Promise<void> {
    const waiting = await app.db.query<{ id: number }[]>(
      `select id from outgoing_messages where recipient = $1 and status in ('queued', 'held') order by id`,
      [phoneNumber],
    );
    for (const { id } of waiting) await app.get(SendMessageTask).send({ messageId: id });
  }

  async function take(
    one: Step,
    to: { companyId: number; phoneNumber: string; timeZone: string },
  ): Promise<unknown> {
    switch (one.does) {
      case 'text':
        return inWork((work) =>
          app.get(InboundTextService).receive(work, { from: to.phoneNumber, body: one.body }),
        );
      case 'tick':
        return inWork((work) =>
          app.get(ConsentService).grantByHand(work, to.companyId, [to.phoneNumber]),
        );
      case 'carrier says stop':
        return inWork((work) => app.get(ConsentService).revoke(work, to.phoneNumber, '21610'));
      case 'time passes':
        return app.clock.advance(one.minutes);
      case 'send':
        return inWork((work) => {
          const callStartsAt =
            one.hoursAhead === null
              ? null
              : new Date(work.now.getTime() + one.hoursAhead * 3_600_000);
          return app
            .get(MessageService)
            .send(work, [
              { ...to, kind: one.kind, body: 'A job', consentQuestion: 'May we?', callStartsAt },
            ]);
        });
    }
  }

  it('after any history, in any zone, also in nights of 23 and 25 hours', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...NIGHTS),
        fc.array(step, { minLength: 3, maxLength: 14 }),
        async ([timeZone, day], history) => {
          const { id: companyId } = await aCompany(app.db, {
            timeZone,
            sendingFromMinute: FROM,
            sendingUntilMinute: UNTIL,
          });
          const to = { companyId, phoneNumber: aPhoneNumber(), timeZone };
          app.clock.setTime(instantOf(day, '19:30:00', timeZone));
          for (const one of history) {
            await take(one, to);
            app.clock.advance(1);
            await tryAll(to.phoneNumber);
            app.clock.advance(1);
          }
          await check(to);
        },
      ),
      { numRuns: 40 },
    );
  });

  async function check({
    companyId,
    phoneNumber,
    timeZone,
  }: {
    companyId: number;
    phoneNumber: string;
    timeZone: string;
  }): Promise<void> {
    const ledger = await app.db.manager.find(ConsentEntry, {
      where: { phoneNumber },
      order: { id: 'asc' },
    });
    const sent = await app.db.query<Sent[]>(
      `select kind, sent_at as at, call_starts_at as "callStartsAt" from outgoing_messages where recipient = $1 and status in ('sent', 'delivered') order by sent_at, id`,
      [phoneNumber],
    );
    const told = new Set<number>();
    for (const { kind, at, callStartsAt } of sent) {
      const before = ledger.filter((line) => line.at <= at);
      const { stopped } = foldConsentEntries(before, companyId);
      const stops = before.filter(
        (line) => line.kind === 'granted' && line.companyId === null,
      ).length;
      if (stopped) {
        expect(`${kind}, confirmed before: ${told.has(stops)}`).toBe(
          'reply, confirmed before: false',
        );
        told.add(stops);
      }
      if (kind === 'offer' || kind === 'consent_question')
        expect([isOpen(at, timeZone), isBeforeOpening(callStartsAt, at, timeZone)]).toContain(true);
    }
  }
});

function isOpen(at: Date, zone: string): boolean {
  const [hour = 0, minute = 0] = wallClock(at, zone).slice(11, 16).split(':').map(Number);
  return hour * 60 + minute >= FROM && hour * 60 + minute < UNTIL;
}

/** The call begins before anybody may text again: waiting would make the offer worthless. */
function isBeforeOpening(callStartsAt: Date | null, at: Date, zone: string): boolean {
  if (callStartsAt === null) return false;
  for (let minute = 0; minute <= 26 * 60; minute++) {
    const then = new Date(Math.floor(at.getTime() / 60_000 + minute) * 60_000);
    if (isOpen(then, zone)) return callStartsAt <= then;
  }
  return false;
}
