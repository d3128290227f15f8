import fc from 'fast-check';
import { splitMessage } from './message-length.js';
import type { MenuEntry } from './reply-templates.types.js';
import { countSegments } from './segments.js';
import { LANGUAGES, TEXT_TEMPLATES } from './text-templates.js';
import type { CallDetails, OfferedCall } from './call-details.js';
import type { TextTemplates } from './text-templates.types.js';

/** Next name of those that a property draws. */
type Draw = () => string;

/** Arguments of every template; the compiler wants them for new ones, too. */
type Samples<Templates> = {
  [Name in keyof Templates]: Templates[Name] extends (...given: infer Given) => string
    ? (name: Draw) => Given
    : Templates[Name] extends string
      ? null
      : Samples<Templates[Name]>;
};

const TOKEN = '5f0c1a52-8a0e-4c53-9d6e-1f2a3b4c5d6e';
const link = `https://crew.a-company-with-a-long-name.example/call/confirm-time-change/${TOKEN}/`;
const time = '10:30:00';
const date = '2031-09-24';

const callOf = (name: Draw): CallDetails => ({
  company: name(),
  event: name(),
  call: name(),
  date,
  time,
});
const offered = (name: Draw): OfferedCall => ({ ...callOf(name), isRunning: true });
const several = <Item>(item: () => Item): Item[] => Array.from({ length: 9 }, item);
const senderOf = (
  name: Draw,
): { firstName: string; companyName: string; companyShortName: null } => ({
  firstName: name(),
  companyName: name(),
  companyShortName: null,
});

const SAMPLES: Samples<TextTemplates> = {
  offer: (name) => [{ ...offered(name), sender: senderOf(name), role: name(), link }],
  consentQuestion: (name) => [{ sender: senderOf(name) }],
  confirmation: (name) => [{ ...offered(name), role: name(), link, sheet: null }],
  timeChange: (name) => [{ ...callOf(name), link }],
  cancellation: (name) => [callOf(name)],
  takenOff: (name) => [callOf(name)],
  disputeAnswered: (name) => [{ ...callOf(name), answer: name(), link }],
  hoursApproved: (name) => [{ ...callOf(name), link }],
  shiftEnded: (name) => [{ ...callOf(name), until: '14:00:00' }],
  arrivalQuestion: (name) => [callOf(name)],
  clockInCode: (name) => [{ ...callOf(name), link }],
  reminder: (name) => [{ ...callOf(name), role: name(), location: name(), sheet: link }],
  callFilled: (name) => [callOf(name)],
  stewardInvitation: (name) => [{ company: name(), link }],
  verificationCode: (name) => [{ company: name(), code: '042917' }],
  managerInvitation: (name) => [{ company: name(), link }],
  ownerInvitation: () => [{ link }],
  replies: {
    thanks: (name) => [several(() => ({ ...callOf(name), startedAt: time, link }))],
    startedWithoutConsent: null,
    nothingOpen: null,
    unsubscribed: null,
    notRecognised: null,
    howToConsent: (name) => [name()],
    notConsented: (name) => [several(name)],
    automated: () => [link],
    help: (name) => [
      { companies: several(() => ({ name: name(), contact: name() })), isStopped: true },
    ],
  },
  dialogue: {
    menu: (name) => [
      [
        ...several((): MenuEntry => ({ asks: 'offer', call: offered(name) })),
        { asks: 'time_change', call: callOf(name) },
        { asks: 'consent', company: name() },
      ],
      link,
    ],
    withdrawMenu: (name) => [several(() => callOf(name))],
    status: (name) => [{ is: 'waiting', call: callOf(name), link }],
    answered: (name) => [
      {
        available: several(() => callOf(name)),
        waiting: several(() => callOf(name)),
        dropped: several(() => callOf(name)),
        over: several(() => callOf(name)),
        canceled: several(() => callOf(name)),
        confirmed: several(() => callOf(name)),
        declined: several(() => callOf(name)),
        gone: several(() => callOf(name)),
      },
    ],
    conflicts: (name) => [
      several(() => ({
        call: name(),
        other: callOf(name),
        isOtherCompany: true,
        restHours: '3.5',
      })),
    ],
    dropQuestion: (name) => [callOf(name)],
    kept: (name) => [callOf(name)],
    nothingChanged: null,
    nothingToDrop: null,
    clockedIn: null,
    newTime: (name) => [callOf(name), false],
    late: (name) => [callOf(name), 240],
    howLate: (name) => [callOf(name)],
    onTheWay: (name) => [callOf(name)],
    arrivalHelp: (name) => [callOf(name)],
    callSheet: (name) => [
      {
        ...callOf(name),
        role: name(),
        venue: name(),
        address: name(),
        note: name(),
        contact: { name: name(), phone: '(415) 555-0111' },
      },
    ],
    noCallAhead: null,
  },
};

function textsOf(templates: object, samples: object, name: Draw): [path: string, text: string][] {
  return Object.entries(templates).flatMap(([key, template]): [string, string][] => {
    const sample: unknown = samples[key as keyof typeof samples];
    if (typeof template === 'string') return [[key, template]];
    if (typeof template !== 'function') return textsOf(template as object, sample as object, name);
    const given = (sample as (name: Draw) => unknown[])(name);
    return [[key, (template as (...given: unknown[]) => string)(...given)]];
  });
}

/** What the columns hold: 200 characters, of any kind. */
const character = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...'aZ0 é.,') },
  fc.constantFrom(...'€{}[]~^|\\'),
  fc.constantFrom(...'’“”–—…•\u00a0\u202f\u3000`'),
  fc.constantFrom('\n', '\r', '\r\n', '\t', '\u0007', '\u0085', '\u2028', '\u001b'),
  fc.constantFrom('í', 'ø', '舞', 'ß', 'e\u0301', 'ש', '\u200f'),
  fc.constantFrom('😀', '👩‍🔧', '👍🏽', '🇲🇽'),
);
const anyName = fc
  .array(character, { minLength: 1, maxLength: 200 })
  .map((characters) => [...characters.join('')].slice(0, 200).join(''));
const longestName = fc.constantFrom(...'aW€{í舞😀').map((each) => each.repeat(200));
const name = fc.oneof({ weight: 3, arbitrary: anyName }, longestName);

describe.each(LANGUAGES)('any text in %s, with the longest names there are', (language) => {
  it('fits one message, or messages that each fit', () => {
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 12 }), (names) => {
        let at = 0;
        const draw = (): string => names[at++ % names.length]!;
        for (const [path, text] of textsOf(TEXT_TEMPLATES[language], SAMPLES, draw)) {
          const messages = splitMessage(text);
          for (const message of messages) {
            expect(countSegments(message).segments).toBeLessThanOrEqual(10);
            expect(message.length).toBeLessThanOrEqual(1600);
            expect(message).not.toMatch(/[\p{Surrogate}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/u);
          }
          if (
            ![
              'thanks',
              'menu',
              'withdrawMenu',
              'answered',
              'conflicts',
              'help',
              'notConsented',
            ].includes(path)
          )
            expect(messages).toEqual([text.trim()]);
          expect(messages.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('keeps its link whole', () => {
    const long = '舞'.repeat(200);
    for (const [, text] of textsOf(TEXT_TEMPLATES[language], SAMPLES, () => long))
      if (text.includes('http')) expect(text.split(/\s/)).toContain(link);
  });
});

it('shortens no name that fits', () => {
  const long = 'W'.repeat(200);
  const text = TEXT_TEMPLATES.en.takenOff(callOf(() => long));
  expect(text.split(long)).toHaveLength(4);
  expect(text).not.toContain('...');
});

it('says where it has shortened one', () => {
  const text = TEXT_TEMPLATES.en.takenOff(callOf(() => '😀'.repeat(200)));
  expect(text).toContain(`${'😀'.repeat(58)}..., `);
});

it('lets no line break of a name into a text', () => {
  const text = TEXT_TEMPLATES.en.cancellation({
    ...callOf(() => 'Acme\r\nReply STOP'),
    call: 'Load\u2028in\u0007',
  });
  expect(text).toBe(
    'Acme Reply STOP: Acme Reply STOP, Load in, on Wed, Sep 24 is canceled. Please do not come.',
  );
});
