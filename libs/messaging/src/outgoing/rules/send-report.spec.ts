import fc from 'fast-check';
import { NOTHING_SENT, type SendCounts, sendReport } from './send-report.js';

describe('the answer to sending', () => {
  it.each`
    counts                                                        | says
    ${{ queued: 1 }}                                              | ${'1 message queued'}
    ${{ queued: 12, held: 3, waitingForConsent: 2, optedOut: 1 }} | ${'12 messages queued, 3 held for sending hours, 2 waiting for consent, 1 opted out'}
    ${{ queued: 3, callOver: 1, eventCanceled: 2 }}               | ${'3 messages queued, 1 for a call that is over, 2 of a canceled event'}
    ${{ queued: 3, alreadySent: 9 }}                              | ${'3 messages queued'}
    ${{}}                                                         | ${'No messages queued: 0 requests are waiting'}
    ${{ waitingForConsent: 2, optedOut: 1 }}                      | ${'No messages queued: 2 are waiting for consent, 1 opted out'}
    ${{ waitingForConsent: 1 }}                                   | ${'No messages queued: 1 is waiting for consent'}
    ${{ held: 3 }}                                                | ${'No messages queued: 3 are held for sending hours'}
    ${{ callOver: 1, eventCanceled: 1 }}                          | ${'No messages queued: 1 is for a call that is over, 1 is of a canceled event'}
    ${{ queued: 3, restricted: 2 }}                               | ${'3 messages queued, 2 skipped: the subscription is unpaid'}
    ${{ restricted: 1 }}                                          | ${'No messages queued: 1 was skipped: the subscription is unpaid'}
    ${{ restricted: 2 }}                                          | ${'No messages queued: 2 were skipped: the subscription is unpaid'}
    ${{ held: 1 }}                                                | ${'No messages queued: 1 is held for sending hours'}
    ${{ alreadySent: 1 }}                                         | ${'No messages queued: 1 was sent before'}
    ${{ alreadySent: 4, optedOut: 2 }}                            | ${'No messages queued: 2 opted out, 4 were sent before'}
  `('$counts: $says', ({ says, counts }: { says: string; counts: Partial<SendCounts> }) => {
    expect(sendReport({ ...NOTHING_SENT, ...counts })).toBe(says);
  });

  it('speaks of reminders and codes in the same way', () => {
    expect(sendReport({ ...NOTHING_SENT, queued: 2 }, 'reminder')).toBe('2 reminders queued');
    expect(sendReport({ ...NOTHING_SENT, queued: 1 }, 'code')).toBe('1 code queued');
    expect(sendReport(NOTHING_SENT, 'code')).toBe(
      'No codes queued: 0 workers are left to send one to',
    );
    expect(sendReport(NOTHING_SENT, 'reminder')).toBe(
      'No reminders queued: 0 workers are left to remind',
    );
  });

  const count = fc.oneof(fc.constantFrom(0, 1, 2), fc.nat(1_000_000));
  const anyCounts = fc.record({
    queued: count,
    held: count,
    waitingForConsent: count,
    consentAsked: fc.constant(0),
    optedOut: count,
    callOver: count,
    eventCanceled: count,
    restricted: count,
    alreadySent: count,
  });
  const what = fc.constantFrom('message' as const, 'reminder' as const);

  it('looks like a failure exactly when nothing was queued, as clients read it', () => {
    fc.assert(
      fc.property(anyCounts, what, (counts, kind) => {
        const message = sendReport(counts, kind).toLowerCase();
        expect(message.includes('no') || message.includes('error')).toBe(counts.queued === 0);
        expect(message.startsWith(`no ${kind}s queued: `)).toBe(counts.queued === 0);
      }),
    );
  });

  it('has one clause for each reason, with its number', () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const { queued, alreadySent, consentAsked: _, ...reasons } = counts;
        const told = Object.values(queued === 0 ? { ...reasons, alreadySent } : reasons);
        const clauses = sendReport(counts)
          .replace(/^No messages queued: /, '')
          .split(', ');
        const numbers = clauses.map((clause) => Number(/^\d+/.exec(clause)![0]));
        const expected = [...(queued > 0 ? [queued] : []), ...told.filter((n) => n > 0)];
        expect(numbers).toEqual(expected.length > 0 ? expected : [0]);
      }),
    );
  });
});
