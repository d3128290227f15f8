import type { MenuEntry } from './reply-templates.types.js';
import { countSegments } from './segments.js';
import { companyNameInTexts, senderName } from './text-sender.js';
import { TEXT_TEMPLATES, type Language } from './text-templates.js';

const link = 'http://localhost:8000/app/event/AbCdEf1/confirm/AbCdEfGhIj/';
const sender = {
  firstName: 'Alexandra',
  companyName: 'Riverside Stage Crew Services',
  companyShortName: 'RSCS',
};
const call = {
  isRunning: false,
  startedAt: null,
  company: 'Riverside Stage Crew Services',
  event: 'Harvest Moon Festival 2031',
  call: 'Load-in, main stage',
  date: '2031-09-24',
  time: '20:30:00',
};
const running = { ...call, isRunning: true };
const role = 'Camera operator';

const other = {
  ...call,
  event: 'Spring Gala',
  call: 'Strike',
  date: '2031-09-26',
  time: '23:00:00',
};
const nothing = {
  ...{ available: [], waiting: [], confirmed: [], declined: [] },
  ...{ dropped: [], over: [], canceled: [], gone: [] },
};
const offered = (of: typeof call): MenuEntry => ({ asks: 'offer', call: of });
const sheet = {
  ...call,
  role,
  venue: 'Riverside Park Amphitheater',
  address: '1200 River Road, Albany, NY 12207',
  note: 'Meet at gate 4, behind the stage.',
  contact: { name: 'Alexandra Reyes', phone: '(415) 555-0111' },
};

function textsIn(language: Language): [name: string, text: string][] {
  const { replies, dialogue, ...texts } = TEXT_TEMPLATES[language];
  return [
    ['offer', texts.offer({ ...call, sender, role, link })],
    ['offer of a running call', texts.offer({ ...running, sender, role, link })],
    [
      'offer without a first name',
      texts.offer({ ...call, sender: { ...sender, firstName: '' }, role, link }),
    ],
    ['consent question', texts.consentQuestion({ sender })],
    [
      'consent question without a first name',
      texts.consentQuestion({ sender: { ...sender, firstName: ' ' } }),
    ],
    ['confirmation', texts.confirmation({ ...call, role, link: null, sheet: null })],
    [
      'confirmation with its call sheet',
      texts.confirmation({ ...call, role, link: null, sheet: link }),
    ],
    ['confirmation with its link', texts.confirmation({ ...call, role, link, sheet: null })],
    [
      'confirmation for a running call',
      texts.confirmation({ ...running, role, link, sheet: null }),
    ],
    [
      'time change',
      texts.timeChange({
        ...call,
        link: 'http://localhost:8000/app/call/confirm-time-change/5f0c1a52-8a0e-4c53-9d6e-1f2a3b4c5d6e/',
      }),
    ],
    ['cancellation of a call', texts.cancellation(call)],
    ['cancellation of an event', texts.cancellation({ ...call, call: null })],
    ['taken off', texts.takenOff(call)],
    ['dispute answered', texts.disputeAnswered({ ...call, answer: 'It says five now', link })],
    ['hours approved', texts.hoursApproved({ ...call, link })],
    ['hours approved without an account', texts.hoursApproved({ ...call, link: null })],
    ['shift ended', texts.shiftEnded({ ...call, until: '14:00:00' })],
    [
      'reminder',
      texts.reminder({ ...call, role, location: 'Riverside Park Amphitheater', sheet: null }),
    ],
    ['reminder without a location', texts.reminder({ ...call, role, location: null, sheet: null })],
    [
      'reminder with its call sheet',
      texts.reminder({ ...call, role, location: 'Riverside Park', sheet: link }),
    ],
    ['call filled', texts.callFilled(call)],
    [
      'steward invitation',
      texts.stewardInvitation({
        ...call,
        link: 'http://localhost:8000/app/steward/register/5f0c1a52-8a0e-4c53-9d6e-1f2a3b4c5d6e/',
      }),
    ],
    ['verification code', texts.verificationCode({ ...call, code: '042917' })],
    [
      'manager invitation',
      texts.managerInvitation({
        ...call,
        link: 'http://localhost:8000/app/manager/register/5f0c1a52-8a0e-4c53-9d6e-1f2a3b4c5d6e/',
      }),
    ],
    [
      'owner invitation',
      texts.ownerInvitation({
        link: 'http://localhost:8000/app/owner/register/5f0c1a52-8a0e-4c53-9d6e-1f2a3b4c5d6e/',
      }),
    ],
    ['thanks', replies.thanks([])],
    ['thanks with an offer', replies.thanks([{ ...call, link }])],
    ['thanks with a running offer', replies.thanks([{ ...call, startedAt: call.time, link }])],
    ['started without consent', replies.startedWithoutConsent],
    ['nothing open', replies.nothingOpen],
    ['unsubscribed', replies.unsubscribed],
    ['not recognised', replies.notRecognised],
    ['how to consent', replies.howToConsent('RSCS')],
    ['not consented', replies.notConsented(['RSCS', 'ACME'])],
    ['automated', replies.automated(null)],
    ['automated with a link', replies.automated(link)],
    ['menu of one', dialogue.menu([offered(call)], null)],
    ['menu of a running one', dialogue.menu([offered(running), offered(other)], null)],
    ['menu of three', dialogue.menu([offered(call), offered(other), offered(call)], null)],
    [
      'menu of two companies, with a link',
      dialogue.menu(
        [offered({ ...call, company: 'RSCS' }), offered({ ...other, company: 'ACME' })],
        link,
      ),
    ],
    ['answer: available', dialogue.answered({ ...nothing, available: [call, other] })],
    ['answer: confirmed', dialogue.answered({ ...nothing, confirmed: [call] })],
    ['answer: declined', dialogue.answered({ ...nothing, declined: [call, other] })],
    ['answer: of each', dialogue.answered({ ...nothing, available: [call], gone: [other] })],
    [
      'overlapping calls',
      dialogue.conflicts([
        { call: call.call, other, isOtherCompany: false, restHours: null },
        { call: call.call, other, isOtherCompany: true, restHours: '3.5' },
      ]),
    ],
    ['question before a drop', dialogue.dropQuestion(call)],
    ['answer: waiting', dialogue.answered({ ...nothing, waiting: [call] })],
    ['answer: dropped', dialogue.answered({ ...nothing, dropped: [call] })],
    ['answer: too late', dialogue.answered({ ...nothing, over: [call], canceled: [other] })],
    [
      'menu of one of each',
      dialogue.menu(
        [
          { asks: 'drop', call: { ...call, company: 'RSCS' } },
          { asks: 'consent', company: 'ACME' },
          offered({ ...other, company: 'ACME' }),
        ],
        null,
      ),
    ],
    [
      'menu of a new time',
      dialogue.menu([{ asks: 'time_change', call: { ...call, company: 'RSCS' } }], null),
    ],
    ['list of what may be given back', dialogue.withdrawMenu([call, other])],
    ['new time that suits', dialogue.newTime(call, true)],
    ['new time that does not', dialogue.newTime(call, false)],
    ['nothing changed', dialogue.nothingChanged],
    ...(['available', 'waiting', 'confirmed', 'not at new time', 'declined'] as const).map(
      (is): [string, string] => [`status: ${is}`, dialogue.status({ is, call, link })],
    ),
    ...(['off', 'missed', 'canceled', 'over'] as const).map((is): [string, string] => [
      `status: ${is}`,
      dialogue.status({ is, call }),
    ]),
    ['help for nobody', replies.help({ companies: [], isStopped: false })],
    [
      'help for two companies',
      replies.help({
        companies: [
          { name: 'RSCS', contact: '(415) 555-0111' },
          { name: 'ACME', contact: 'office@acme.example' },
        ],
        isStopped: true,
      }),
    ],
    ['kept', dialogue.kept(call)],
    ['nothing to drop', dialogue.nothingToDrop],
    ['clocked in', dialogue.clockedIn],
    ['late', dialogue.late(call, 15)],
    ['how late', dialogue.howLate(call)],
    ['on the way', dialogue.onTheWay(call)],
    ['how to answer whether they come', dialogue.arrivalHelp(call)],
    ['whether they come', texts.arrivalQuestion(call)],
    ['clock-in code', texts.clockInCode({ ...call, link })],
    ['call sheet', dialogue.callSheet(sheet)],
    [
      'call sheet of what is known',
      dialogue.callSheet({
        ...sheet,
        venue: null,
        address: null,
        note: null,
        contact: { name: 'RSCS', phone: null },
      }),
    ],
    ['no call ahead', dialogue.noCallAhead],
  ];
}

describe.each(['en', 'es'] as const)('texts in %s', (language) => {
  it.each(textsIn(language))('%s: plain ASCII, two segments at most', (_, text) => {
    expect(text).toMatch(/^[\x20-\x7e\n]+$/);
    expect(text).not.toMatch(/undefined|null|\[object|\$\{| {2}/);
    expect(countSegments(text)).toMatchObject({ encoding: 'GSM-7' });
    expect(countSegments(text).segments).toBeLessThanOrEqual(2);
  });

  it('offers with everything one needs to answer', () => {
    const text = TEXT_TEMPLATES[language].offer({ ...call, sender, role, link });
    for (const part of ['Alexandra', 'RSCS', call.event, call.call, '24', '8:30 PM', link])
      expect(text).toContain(part);
  });

  it('asks for consent in the names of both, and says how to answer either way', () => {
    const text = TEXT_TEMPLATES[language].consentQuestion({ sender });
    for (const part of ['Alexandra', sender.companyName, 'YES', 'STOP'])
      expect(text).toContain(part);
  });

  it('puts each waiting offer on a line of its own', () => {
    const text = TEXT_TEMPLATES[language].replies.thanks([
      { ...call, link },
      { ...call, event: 'Gala', link },
    ]);
    expect(text.split('\n')).toHaveLength(3);
    expect(text).toContain('STOP');
  });
});

describe('the signature of a text', () => {
  it.each`
    firstName | companyName | companyShortName | signed           | because
    ${'Dana'} | ${'Acme'}   | ${'AC'}          | ${'Dana (AC)'}   | ${'the short name is enough'}
    ${'Dana'} | ${'Acme'}   | ${null}          | ${'Dana (Acme)'} | ${'there is no short name'}
    ${'Dana'} | ${'Acme'}   | ${''}            | ${'Dana (Acme)'} | ${'a blank one is none'}
    ${''}     | ${'Acme'}   | ${'AC'}          | ${'Acme (AC)'}   | ${'nobody has a name, the company does'}
    ${' '}    | ${'Acme'}   | ${null}          | ${'Acme'}        | ${'and says it once'}
  `('$signed, because $because', ({ signed, because: _, ...from }) => {
    expect(senderName(from)).toBe(signed);
  });

  it('speaks for the company by its short name', () => {
    expect(companyNameInTexts({ companyName: 'Acme', companyShortName: 'AC' })).toBe('AC');
    expect(companyNameInTexts({ companyName: 'Acme', companyShortName: null })).toBe('Acme');
  });
});

it.each`
  language | says
  ${'en'}  | ${'started 8:30 PM, come now'}
  ${'es'}  | ${'empezo a las 8:30 PM, venga ya'}
`(
  'says in $language of a running call: $says',
  ({ language, says }: { language: Language; says: string }) => {
    const texts = TEXT_TEMPLATES[language];
    const of = (offered: typeof call): string[] => [
      texts.offer({ ...offered, sender, role, link }),
      texts.confirmation({ ...offered, role, link, sheet: null }),
      texts.dialogue.menu([{ asks: 'offer', call: offered }], null),
      texts.replies.thanks([
        { ...offered, startedAt: offered.isRunning ? offered.time : null, link },
      ]),
    ];
    for (const text of of(running)) expect(text).toContain(says);
    for (const text of of(call)) expect(text).not.toMatch(/started|empezo/);
  },
);

it('reads like this', () => {
  const { offer, consentQuestion, cancellation } = TEXT_TEMPLATES.en;
  expect(offer({ ...call, sender, role, link })).toBe(
    `Hi, this is Alexandra (RSCS). Can you work as Camera operator at Harvest Moon Festival 2031, Load-in, main stage, on Wed, Sep 24 at 8:30 PM? Please answer here: ${link}`,
  );
  expect(consentQuestion({ sender })).toBe(
    'Hi, this is Alexandra with Riverside Stage Crew Services. May we text you about work? ' +
      'Reply YES to get job texts. Reply STOP to opt out. Msg and data rates may apply.',
  );
  expect(cancellation({ ...call, company: 'RSCS', call: null })).toBe(
    'RSCS: Harvest Moon Festival 2031 on Wed, Sep 24 is canceled. Please do not come.',
  );
});

it('shows a menu like this', () => {
  expect(TEXT_TEMPLATES.en.dialogue.menu([offered(call), offered(other)], null)).toBe(
    'Can you work for Riverside Stage Crew Services?\n1: Harvest Moon Festival 2031, Load-in, main stage, Wed, Sep 24 at 8:30 PM\n2: Spring Gala, Strike, Fri, Sep 26 at 11:00 PM\n' +
      'Reply with numbers (1 or 1 2), ALL or NO.',
  );
});

it('names company and matter where a menu asks different things', () => {
  const menu = TEXT_TEMPLATES.en.dialogue.menu(
    [
      { asks: 'time_change', call: { ...call, company: 'RSCS' } },
      { asks: 'consent', company: 'ACME' },
      { asks: 'drop', call: { ...other, company: 'RSCS' } },
      offered({ ...call, company: 'ACME' }),
    ],
    null,
  );
  expect(menu.split('\n')).toEqual([
    'What do you say yes to?',
    '1: RSCS: new time, Harvest Moon Festival 2031, Load-in, main stage, Wed, Sep 24 at 8:30 PM',
    '2: ACME: get their job texts',
    '3: RSCS: drop Spring Gala, Strike, Fri, Sep 26 at 11:00 PM',
    '4: ACME: work Harvest Moon Festival 2031, Load-in, main stage, Wed, Sep 24 at 8:30 PM',
    'Reply with numbers (1 or 1 2), ALL or NO.',
  ]);
});

it.each`
  language | isRunning | says
  ${'en'}  | ${false}  | ${'at 8:30 PM, as Camera operator'}
  ${'en'}  | ${true}   | ${'Sep 24, as Camera operator, started 8:30 PM, come now'}
  ${'es'}  | ${false}  | ${'a las 8:30 PM, como Camera operator'}
  ${'es'}  | ${true}   | ${'24 sep, como Camera operator, empezo a las 8:30 PM, venga ya'}
`('a menu names the role it is given: $says', ({ language, isRunning, says }) => {
  const { dialogue } = TEXT_TEMPLATES[language as 'en' | 'es'];
  const entry = {
    asks: 'offer',
    call: { ...call, isRunning: isRunning as boolean, role },
  } as const;
  expect(dialogue.menu([entry], null)).toContain(says);
});
