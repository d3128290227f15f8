import { decideSend, MESSAGE_KINDS } from './send-decision.js';

const states = {
  agreed: { granted: true, asked: true, stopped: false },
  new: { granted: false, asked: false, stopped: false },
  silent: { granted: false, asked: true, stopped: false },
  stopped: { granted: false, asked: false, stopped: true },
};

describe('the decision to send', () => {
  const rows: Record<string, unknown>[] = [];
  it.each`
    kind                  | agreed    | new           | silent        | stopped      | because
    ${'offer'}            | ${'send'} | ${'ask'}      | ${'awaiting'} | ${'stopped'} | ${'the request stays queued until they agree'}
    ${'consent_question'} | ${'send'} | ${'send'}     | ${'send'}     | ${'stopped'} | ${'it is the question; whether to put it is decided for the offer'}
    ${'confirmation'}     | ${'send'} | ${'awaiting'} | ${'awaiting'} | ${'stopped'} | ${'who never agreed is not texted by way of a confirmation'}
    ${'time_change'}      | ${'send'} | ${'ask'}      | ${'awaiting'} | ${'stopped'} | ${'an answer is expected'}
    ${'cancellation'}     | ${'send'} | ${'awaiting'} | ${'awaiting'} | ${'stopped'} | ${'asking for consent with a canceled job helps nobody'}
    ${'reminder'}         | ${'send'} | ${'ask'}      | ${'awaiting'} | ${'stopped'} | ${'the next one may then go out'}
    ${'code'}             | ${'send'} | ${'send'}     | ${'send'}     | ${'stopped'} | ${'somebody is waiting for it'}
    ${'invitation'}       | ${'send'} | ${'send'}     | ${'send'}     | ${'stopped'} | ${'it is a person inviting a person'}
    ${'reply'}            | ${'send'} | ${'send'}     | ${'send'}     | ${'stopped'} | ${'they have just written to us, but a stop is a stop'}
    ${'direct'}           | ${'send'} | ${'awaiting'} | ${'awaiting'} | ${'stopped'} | ${'a manager writes about work'}
    ${'hours'}            | ${'send'} | ${'awaiting'} | ${'awaiting'} | ${'stopped'} | ${'news about hours expect no answer'}
    ${'arrival_question'} | ${'send'} | ${'awaiting'} | ${'awaiting'} | ${'stopped'} | ${'they have to be called'}
    ${'clock_in_code'}    | ${'send'} | ${'awaiting'} | ${'awaiting'} | ${'stopped'} | ${'the steward has a list'}
    ${'call_filled'}      | ${'send'} | ${'awaiting'} | ${'awaiting'} | ${'stopped'} | ${'nothing is expected of them'}
  `(
    '$kind: agreed $agreed, new $new, silent $silent, stopped $stopped, because $because',
    (row) => {
      rows.push(row);
      for (const [name, state] of Object.entries(states))
        expect(`${name}: ${decideSend(state, row.kind)}`).toBe(`${name}: ${row[name]}`);
    },
  );

  it('knows every kind of message', () => {
    expect(rows.map((row) => row.kind).sort()).toEqual([...MESSAGE_KINDS].sort());
  });

  it('lets a stop win over a grant', () => {
    expect(decideSend({ granted: true, asked: true, stopped: true }, 'offer')).toBe('stopped');
  });
});
