import fc from 'fast-check';
import { parseTextIntent, type ConsentContext, type TextIntentName } from './text-intent.js';

const wordOf = (body: string, open: ConsentContext): TextIntentName =>
  parseTextIntent(body, open).word;

const settled = { consentQuestion: false, stopped: false };
const asked = { consentQuestion: true, stopped: false };
const stopped = { consentQuestion: false, stopped: true };

describe('what a text means', () => {
  it.each`
    body                           | settled      | asked        | stopped      | because
    ${'STOP'}                      | ${'revoke'}  | ${'revoke'}  | ${'revoke'}  | ${'it always does'}
    ${'Stop.'}                     | ${'revoke'}  | ${'revoke'}  | ${'revoke'}  | ${'a full stop is no other word'}
    ${'stop texting me!!'}         | ${'revoke'}  | ${'revoke'}  | ${'revoke'}  | ${'the first word decides'}
    ${'Please stop'}               | ${'revoke'}  | ${'revoke'}  | ${'revoke'}  | ${'politeness is not the first word'}
    ${'🛑 STOP'}                   | ${'revoke'}  | ${'revoke'}  | ${'revoke'}  | ${'neither is a picture'}
    ${'ＳＴＯＰ'}                  | ${'revoke'}  | ${'revoke'}  | ${'revoke'}  | ${'some keyboards write wide letters'}
    ${'stopall'}                   | ${'revoke'}  | ${'revoke'}  | ${'revoke'}  | ${'a word of the carriers'}
    ${'Unsubscribe me'}            | ${'revoke'}  | ${'revoke'}  | ${'revoke'}  | ${'a word of the carriers'}
    ${'optout'}                    | ${'revoke'}  | ${'revoke'}  | ${'revoke'}  | ${'in one word'}
    ${'opt-out'}                   | ${'revoke'}  | ${'revoke'}  | ${'revoke'}  | ${'with a hyphen'}
    ${'Opt out please'}            | ${'revoke'}  | ${'revoke'}  | ${'revoke'}  | ${'in two words'}
    ${'revoke'}                    | ${'revoke'}  | ${'revoke'}  | ${'revoke'}  | ${'a word of the law'}
    ${'stopping by at 8'}          | ${'unclear'} | ${'unclear'} | ${'unclear'} | ${'that is another word'}
    ${"don't stop"}                | ${'unclear'} | ${'unclear'} | ${'unclear'} | ${'it is not the first word'}
    ${'END'}                       | ${'revoke'}  | ${'revoke'}  | ${'revoke'}  | ${'the whole message'}
    ${'Quit, thanks'}              | ${'revoke'}  | ${'revoke'}  | ${'revoke'}  | ${'politeness does not count'}
    ${'cancel'}                    | ${'revoke'}  | ${'revoke'}  | ${'revoke'}  | ${'carriers read it so'}
    ${'cancel my Friday call'}     | ${'unclear'} | ${'unclear'} | ${'unclear'} | ${'that is about a job'}
    ${'end of the day?'}           | ${'unclear'} | ${'unclear'} | ${'unclear'} | ${'that is a question'}
    ${'no'}                        | ${'decline'} | ${'revoke'}  | ${'decline'} | ${'it answers what we asked'}
    ${'N.'}                        | ${'decline'} | ${'revoke'}  | ${'decline'} | ${'short for no'}
    ${'No, thank you!'}            | ${'decline'} | ${'revoke'}  | ${'decline'} | ${'politely'}
    ${"No problem, I'll be there"} | ${'unclear'} | ${'unclear'} | ${'unclear'} | ${'it means yes, but nobody guesses'}
    ${'not sure'}                  | ${'unclear'} | ${'unclear'} | ${'unclear'} | ${'that is another word'}
    ${'yes'}                       | ${'accept'}  | ${'grant'}   | ${'grant'}   | ${'consent first, the job by the next answer'}
    ${' YES! '}                    | ${'accept'}  | ${'grant'}   | ${'grant'}   | ${'loudly'}
    ${'Yes.'}                      | ${'accept'}  | ${'grant'}   | ${'grant'}   | ${'carefully'}
    ${'yes please'}                | ${'accept'}  | ${'grant'}   | ${'grant'}   | ${'politely'}
    ${'y'}                         | ${'accept'}  | ${'grant'}   | ${'grant'}   | ${'short for yes'}
    ${'yes 👍'}                    | ${'accept'}  | ${'grant'}   | ${'grant'}   | ${'pictures do not count'}
    ${'yeah'}                      | ${'unclear'} | ${'grant'}   | ${'grant'}   | ${'good for texts, not clear enough for a job'}
    ${'Yep thx'}                   | ${'unclear'} | ${'grant'}   | ${'grant'}   | ${'likewise'}
    ${'OK'}                        | ${'unclear'} | ${'grant'}   | ${'grant'}   | ${'likewise'}
    ${'go'}                        | ${'unclear'} | ${'grant'}   | ${'grant'}   | ${'likewise'}
    ${'START'}                     | ${'unclear'} | ${'grant'}   | ${'grant'}   | ${'it resumes after a stop'}
    ${'unstop'}                    | ${'unclear'} | ${'grant'}   | ${'grant'}   | ${'a word of the carriers'}
    ${'resume'}                    | ${'unclear'} | ${'grant'}   | ${'grant'}   | ${'a word of the carriers'}
    ${'Subscribe'}                 | ${'unclear'} | ${'grant'}   | ${'grant'}   | ${'a word of the carriers'}
    ${'yesterday'}                 | ${'unclear'} | ${'unclear'} | ${'unclear'} | ${'that is another word'}
    ${'yes but only until 5'}      | ${'unclear'} | ${'unclear'} | ${'unclear'} | ${'a condition is for people to read'}
    ${'start when?'}               | ${'unclear'} | ${'unclear'} | ${'unclear'} | ${'that is a question'}
    ${'thanks'}                    | ${'unclear'} | ${'unclear'} | ${'unclear'} | ${'politeness alone says nothing'}
    ${'👍'}                        | ${'unclear'} | ${'unclear'} | ${'unclear'} | ${'a picture alone says nothing'}
    ${'Sí'}                        | ${'accept'}  | ${'grant'}   | ${'grant'}   | ${'Spanish, with its accent'}
    ${'si, gracias'}               | ${'accept'}  | ${'grant'}   | ${'grant'}   | ${'and as most people type it'}
    ${'no, gracias'}               | ${'decline'} | ${'revoke'}  | ${'decline'} | ${'politely in Spanish'}
    ${''}                          | ${'unclear'} | ${'unclear'} | ${'unclear'} | ${'silence says nothing'}
  `('W6 "$body": $settled, asked: $asked, stopped: $stopped, because $because', (row) => {
    expect(wordOf(row.body, settled)).toBe(row.settled);
    expect(wordOf(row.body, asked)).toBe(row.asked);
    expect(wordOf(row.body, stopped)).toBe(row.stopped);
  });

  const matters = fc.record({ consentQuestion: fc.boolean(), stopped: fc.boolean() });
  const anything = fc.string({ unit: 'binary', maxLength: 300 });
  const brokenText = fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
    .map((units) => String.fromCharCode(...units));

  it('answers whatever is sent', () => {
    fc.assert(
      fc.property(fc.oneof(anything, brokenText), matters, (body, open) => {
        const meaning = parseTextIntent(body, open);
        expect([
          'revoke',
          'grant',
          'accept',
          'decline',
          'all',
          'out',
          'who',
          'numbers',
          'late',
          'unclear',
        ]).toContain(meaning.word);
        expect(parseTextIntent(body, open)).toEqual(meaning);
      }),
    );
  });

  it('hears a stop whatever follows it and however it is written', () => {
    const written = fc.constantFrom(
      'stop',
      'STOP',
      'Stop',
      ' sToP',
      'stop.',
      '"STOP"',
      'please stop',
    );
    const after = fc.constantFrom(' ', '. ', '! ', ', ', '\n', ' - ', '…');
    fc.assert(
      fc.property(written, after, anything, matters, (stop, gap, rest, open) => {
        expect(wordOf(stop + gap + rest, open)).toBe('revoke');
      }),
    );
  });

  it('never takes a job or a consent in the same breath', () => {
    fc.assert(
      fc.property(anything, matters, (body, open) => {
        const word = wordOf(body, open);
        if (word === 'accept') expect(open).toEqual(settled);
        if (word === 'grant') expect(open.consentQuestion || open.stopped).toBe(true);
      }),
    );
  });
});
