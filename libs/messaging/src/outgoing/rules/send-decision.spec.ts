import { decideSend, MESSAGE_KINDS, type MessageKind } from './send-decision.js';

const states = {
  agreed: { granted: true, asked: true, stopped: false },
  unknown: { granted: false, asked: false, stopped: false },
  silent: { granted: false, asked: true, stopped: false },
  stopped: { granted: false, asked: false, stopped: true },
};

/** Kind; the decision for a number that has agreed, is new, silent, stopped; why. */
const ROWS: [MessageKind, string, string][] = [
  ['offer', 'send ask awaiting stopped', 'the request stays queued until they agree'],
  [
    'consent_question',
    'send send send stopped',
    'it is the question; whether to put it is decided for the offer',
  ],
  [
    'confirmation',
    'send awaiting awaiting stopped',
    'who never agreed is not texted by way of a confirmation',
  ],
  ['time_change', 'send ask awaiting stopped', 'an answer is expected'],
  [
    'cancellation',
    'send awaiting awaiting stopped',
    'asking for consent with a canceled job helps nobody',
  ],
  ['reminder', 'send ask awaiting stopped', 'the next one may then go out'],
  ['code', 'send send send stopped', 'somebody is waiting for it'],
  ['invitation', 'send send send stopped', 'it is a person inviting a person'],
  ['reply', 'send send send stopped', 'they have just written to us, but a stop is a stop'],
  ['direct', 'send awaiting awaiting stopped', 'a manager writes about work'],
  ['hours', 'send awaiting awaiting stopped', 'news about hours expect no answer'],
  ['arrival_question', 'send awaiting awaiting stopped', 'they have to be called'],
  ['clock_in_code', 'send awaiting awaiting stopped', 'the steward has a list'],
  ['call_filled', 'send awaiting awaiting stopped', 'nothing is expected of them'],
];

describe('the decision to send', () => {
  it.each(ROWS)('%s: %s, because %s', (kind, said) => {
    const { agreed, unknown, silent, stopped } = states;
    const decisions = [agreed, unknown, silent, stopped].map((state) => decideSend(state, kind));
    expect(decisions.join(' ')).toBe(said);
  });

  it('knows every kind of message', () => {
    expect(ROWS.map(([kind]) => kind).sort()).toEqual([...MESSAGE_KINDS].sort());
  });

  it('lets a stop win over a grant', () => {
    expect(decideSend({ granted: true, asked: true, stopped: true }, 'offer')).toBe('stopped');
  });
});
