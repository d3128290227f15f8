import { messageLifetimeMs, expiryReason } from './message-lifetime.js';

const at = (time: string): Date => new Date(`2031-05-01T${time}:00Z`);

describe('how long a message is worth sending', () => {
  it.each`
    kind              | now        | objection                 | because
    ${'offer'}        | ${'11:59'} | ${null}                   | ${'they can still come'}
    ${'offer'}        | ${'12:00'} | ${'the call has started'} | ${'nobody can come any more'}
    ${'reminder'}     | ${'12:00'} | ${'the call has started'} | ${'they are there, or not'}
    ${'time_change'}  | ${'12:00'} | ${'the call has started'} | ${'it is too late to ask'}
    ${'confirmation'} | ${'12:30'} | ${null}                   | ${'it says more than "can you work"'}
    ${'cancellation'} | ${'12:30'} | ${null}                   | ${'somebody may be on their way'}
    ${'code'}         | ${'11:05'} | ${null}                   | ${'it is valid for five minutes'}
    ${'code'}         | ${'11:06'} | ${'the code has expired'} | ${'and not for six'}
  `('a $kind at $now: $objection, because $because', ({ kind, now, objection }) => {
    expect(expiryReason({ kind, createdAt: at('11:00'), callStartsAt: at('12:00') }, at(now))).toBe(
      objection,
    );
  });

  it.each`
    kind             | written    | now        | objection                 | because
    ${'offer'}       | ${'12:00'} | ${'12:05'} | ${null}                   | ${'it says that the call runs'}
    ${'offer'}       | ${'12:30'} | ${'18:00'} | ${null}                   | ${'whether it is over, others know'}
    ${'offer'}       | ${'11:59'} | ${'12:00'} | ${'the call has started'} | ${'it says that the call is to come'}
    ${'time_change'} | ${'11:59'} | ${'12:00'} | ${'the call has started'} | ${'it is too late to ask'}
  `(
    'a $kind written at $written, at $now: $objection, because $because',
    ({ kind, written, now, objection }) => {
      expect(
        expiryReason({ kind, createdAt: at(written), callStartsAt: at('12:00') }, at(now)),
      ).toBe(objection);
    },
  );

  it('does not end with the life of a code for what is no code', () => {
    const direct = { kind: 'direct' as const, createdAt: at('11:00'), callStartsAt: null };
    expect(expiryReason(direct, new Date('2031-05-05T11:00:00Z'))).toBeNull();
  });

  it('does not end with a call where there is none', () => {
    const offer = { kind: 'offer' as const, createdAt: at('11:00'), callStartsAt: null };
    expect(expiryReason(offer, at('12:30'))).toBeNull();
  });

  it('is two days for what does not say otherwise', () => {
    expect(messageLifetimeMs('confirmation')).toBe(2 * 24 * 60 * 60_000);
    expect(messageLifetimeMs('mail')).toBe(2 * 24 * 60 * 60_000);
    expect(messageLifetimeMs('code')).toBe(5 * 60_000);
  });
});
