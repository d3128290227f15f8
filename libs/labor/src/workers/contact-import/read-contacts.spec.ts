import fc from 'fast-check';
import { TooManyContacts, TooManyNumbers } from './contact-import.errors.js';
import { readVCards, readPickedContacts } from './read-contacts.js';

const card = (...lines: string[]): string =>
  ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n');
const read = (text: string, encoding: BufferEncoding = 'utf8') =>
  readVCards(Buffer.from(text, encoding));

describe('a contact card', () => {
  it.each`
    lines                                                                                              | name                           | numbers                                  | because
    ${['VERSION:3.0', 'FN:Dana Doe', 'TEL;TYPE=CELL:(415) 555-0111']}                                  | ${'Dana Doe'}                  | ${['+14155550111']}                      | ${'that is a card'}
    ${['FN:Dana', 'item1.TEL:4155550111', 'item1.X-ABLabel:_$!<Mobile>!$_', 'TEL:4155550112']}         | ${'Dana'}                      | ${['+14155550111', '+14155550112 -']}    | ${'W25 properties may be grouped'}
    ${['FN:Dana', 'TEL;TYPE=CELL:+1415', ' 5550111']}                                                  | ${'Dana'}                      | ${['+14155550111']}                      | ${'W25 long lines are folded'}
    ${['FN:Da', '\tna', 'TEL:4155550111']}                                                             | ${'Dana'}                      | ${['+14155550111']}                      | ${'with a tab, too'}
    ${['VERSION:4.0', 'FN:Dana', 'TEL;VALUE=uri;PREF=1;TYPE="voice,home":tel:+1-415-555-0111']}        | ${'Dana'}                      | ${['+14155550111']}                      | ${'version 4 writes addresses'}
    ${['VERSION:2.1', 'N:Doe;Dana', 'TEL;HOME;VOICE:4155550111', 'TEL;CELL;PREF:4155550112']}          | ${'Dana Doe'}                  | ${['+14155550112', '+14155550111 HOME']} | ${'version 2.1 has bare parameters, and a mobile is texted first'}
    ${['N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg', 'TEL:4155550111']}           | ${'Jörg Müller'}               | ${['+14155550111']}                      | ${'quoted-printable'}
    ${['FN;CHARSET=ISO-8859-1;QUOTED-PRINTABLE:M=FC=', 'ller', 'TEL:4155550111']}                      | ${'Müller'}                    | ${['+14155550111']}                      | ${'another charset, broken softly'}
    ${['NOTE;ENCODING=QUOTED-PRINTABLE:call=', 'TEL:9999999999', 'FN:Dana', 'TEL:4155550111']}         | ${'Dana'}                      | ${['+14155550111']}                      | ${'a broken note holds no number'}
    ${['FN:Doe\\, Dana', 'TEL:4155550111']}                                                            | ${'Doe, Dana'}                 | ${['+14155550111']}                      | ${'commas are escaped'}
    ${['FN:', 'N:;;;;', 'ORG:Acme;Rigging', 'TEL:4155550111']}                                         | ${'Acme Rigging'}              | ${['+14155550111']}                      | ${'an organization has a name'}
    ${['TEL:4155550111']}                                                                              | ${'Unnamed'}                   | ${['+14155550111']}                      | ${'nobody said how they are called'}
    ${['FN:Dana', 'TEL;TYPE=work,voice:4155550111', 'TEL;TYPE=FAX;TYPE=pref:4155550113']}              | ${'Dana'}                      | ${['+14155550111', '+14155550113 FAX']}  | ${'labels are the kind of phone'}
    ${['FN:Dana', 'TEL:4155550111', 'a.TEL:4155550112', 'A.X-ABLABEL:Mom']}                            | ${'Dana'}                      | ${['+14155550111', '+14155550112 Mom']}  | ${'a typed label counts first'}
    ${['FN:Dana', 'TEL:4155550111', 'TEL:+1 415 555 0111']}                                            | ${'Dana'}                      | ${['+14155550111']}                      | ${'one number is not two'}
    ${['FN:Dana', 'TEL:', 'TEL:4155550111']}                                                           | ${'Dana'}                      | ${['+14155550111']}                      | ${'an empty number is none'}
    ${['FN:Dana', 'AGENT:', 'BEGIN:VCARD', 'FN:Lee', 'TEL:4155550199', 'END:VCARD', 'TEL:4155550111']} | ${'Dana'}                      | ${['+14155550111']}                      | ${'their agent is somebody else'}
    ${['fn:Dana', 'tel;type=cell:4155550111']}                                                         | ${'Dana'}                      | ${['+14155550111']}                      | ${'case does not matter'}
    ${['FN:Rock\\; Roll\\: Inc', 'TEL:4155550111']}                                                    | ${'Rock; Roll: Inc'}           | ${['+14155550111']}                      | ${'semicolons and colons are escaped, too'}
    ${['N:O\\;Hara;Scar\\,lett;Mary,Ann;;', 'TEL:4155550111']}                                         | ${'Scar,lett Mary Ann O;Hara'} | ${['+14155550111']}                      | ${'escaped separators part nothing'}
    ${['FN:a\\\\;b', 'TEL:4155550111']}                                                                | ${'a\\;b'}                     | ${['+14155550111']}                      | ${'a backslash may be escaped itself'}
    ${['FN:Dana', 'x.TEL:4155550111', 'TEL:4155550112', 'x.X-ABLabel:Stage\\: left\\; up']}            | ${'Dana'}                      | ${['+14155550111', '+14155550112 -']}    | ${'labels are escaped as well'}
    ${['FN;ENCODING=BASE64;CHARSET=UTF-8:Wm/DqyBEb2U=', 'TEL:4155550111']}                             | ${'Zoë Doe'}                   | ${['+14155550111']}                      | ${'names may be base64'}
    ${['FN;ENCODING=b:Wm/DqyBE', ' b2U=', 'TEL:4155550111']}                                           | ${'Zoë Doe'}                   | ${['+14155550111']}                      | ${'version 3 says b, and folds it'}
    ${['N;BASE64:RG9lO1pvw6s=', 'TEL:4155550111']}                                                     | ${'Zoë Doe'}                   | ${['+14155550111']}                      | ${'a whole structured name in base64'}
    ${['N;ENCODING=BASE64:RG9l;Wm/Dqw==', 'TEL:4155550111']}                                           | ${'Zoë Doe'}                   | ${['+14155550111']}                      | ${'or each part of it'}
    ${[`FN:${'é'.repeat(300)}`, 'TEL:4155550111']}                                                     | ${'é'.repeat(200)}             | ${['+14155550111']}                      | ${'names have 200 characters'}
  `('$because', async ({ lines, name, numbers }) => {
    const { contacts, errors } = await read(card(...(lines as string[])));
    expect(errors).toEqual([]);
    expect(
      contacts.map((contact) => [
        contact.name,
        [
          contact.phoneNumber,
          ...contact.altPhones.map((alt) => `${alt.phoneNumber} ${alt.label ?? '-'}`),
        ],
      ]),
    ).toEqual([[name, numbers]]);
  });

  it.each`
    encoding                   | bytes
    ${'UTF-8'}                 | ${Buffer.from(`\ufeff${card('FN:Zoë', 'TEL:4155550111')}`)}
    ${'Latin-1'}               | ${Buffer.from(card('FN:Zoë', 'TEL:4155550111'), 'latin1')}
    ${'UTF-16'}                | ${Buffer.from(`\ufeff${card('FN:Zoë', 'TEL:4155550111')}`, 'utf16le')}
    ${'UTF-16 without a mark'} | ${Buffer.from(card('FN:Zoë', 'TEL:4155550111'), 'utf16le')}
    ${'big-endian UTF-16'}     | ${Buffer.from(`\ufeff${card('FN:Zoë', 'TEL:4155550111')}`, 'utf16le').swap16()}
    ${'old Mac'}               | ${Buffer.from(card('FN:Zoë', 'TEL:4155550111').replaceAll('\r\n', '\r'))}
  `('is read in $encoding', async ({ bytes }) => {
    const { contacts } = await readVCards(bytes as Buffer);
    expect(contacts).toEqual([{ name: 'Zoë', phoneNumber: '+14155550111', altPhones: [] }]);
  });

  it.each`
    bytes                                       | charset                    | name
    ${'80 8a 9a 8e 9e 8c 9c 9f'}                | ${''}                      | ${'€ŠšŽžŒœŸ'}
    ${'93 41 94 20 97 20 92'}                   | ${';CHARSET=windows-1252'} | ${'“A” — ’'}
    ${'85 99'}                                  | ${';CHARSET=ISO-8859-1'}   | ${'…™'}
    ${'82 83 84 86 87 88 89 8b 9b 91 95 96 98'} | ${';CHARSET=cp1252'}       | ${'‚ƒ„†‡ˆ‰‹›‘•–˜'}
  `('keeps the letters $name of windows-1252', async ({ bytes, charset, name }) => {
    const file = Buffer.concat([
      Buffer.from(`BEGIN:VCARD\r\nFN${charset}:`),
      Buffer.from((bytes as string).replaceAll(' ', ''), 'hex'),
      Buffer.from('\r\nTEL:4155550111\r\nEND:VCARD\r\n'),
    ]);
    expect((await readVCards(file)).contacts[0]!.name).toBe((name as string).replace(/ +/g, ' '));
  });

  it('splits no letter that a fold went through', async () => {
    const bytes = Buffer.from(card('FN:Zoë', 'TEL:4155550111'));
    const at = bytes.indexOf(0xc3) + 1;
    const { contacts } = await readVCards(
      Buffer.concat([bytes.subarray(0, at), Buffer.from('\r\n '), bytes.subarray(at)]),
    );
    expect(contacts[0]!.name).toBe('Zoë');
  });
});

describe('the number of a card that is texted', () => {
  it.each`
    lines                                                                                       | numbers                                                       | errors                                  | because
    ${['TEL;TYPE=home:4155550111', 'TEL;TYPE=iPhone,CELL:4155550112']}                          | ${['+14155550112', '+14155550111 home']}                      | ${[]}                                   | ${'a mobile can be texted'}
    ${['TEL;TYPE=home,pref:4155550111', 'TEL;TYPE=mobile:4155550112']}                          | ${['+14155550112', '+14155550111 home']}                      | ${[]}                                   | ${'a mobile goes before the preferred one'}
    ${['TEL:4155550111', 'a.TEL:4155550112', 'a.X-ABLabel:iPhone']}                             | ${['+14155550112', '+14155550111 -']}                         | ${[]}                                   | ${'the label names it'}
    ${['TEL;TYPE=home:4155550111', 'TEL;TYPE=work;PREF=2:4155550112', 'TEL;PREF=1:4155550113']} | ${['+14155550113', '+14155550111 home', '+14155550112 work']} | ${[]}                                   | ${'of the preferred ones the most preferred'}
    ${['TEL;TYPE=home,fax:4155550111', 'TEL;TYPE=work:4155550112']}                             | ${['+14155550112', '+14155550111 fax']}                       | ${[]}                                   | ${'nobody texts a fax at home'}
    ${['TEL;TYPE=fax,pref:4155550111', 'TEL;PAGER:4155550112', 'TEL:4155550113']}               | ${['+14155550113', '+14155550111 fax', '+14155550112 PAGER']} | ${[]}                                   | ${'not even a preferred one, nor a pager'}
    ${['a.TEL:4155550111', 'a.X-ABLabel:_$!<HomeFAX>!$_', 'TEL:4155550112']}                    | ${['+14155550112', '+14155550111 HomeFAX']}                   | ${[]}                                   | ${'Apple writes it in one word'}
    ${['TEL;CELL:12', 'TEL;TYPE=home:4155550111']}                                              | ${['+14155550111']}                                           | ${[/phone number 1 is not/]}            | ${'an unusable number costs no person'}
    ${['TEL;CELL:+1 123 456 7890', 'TEL:4155550111']}                                           | ${['+14155550111']}                                           | ${[/phone number 1 is not/]}            | ${'no area code begins with 1'}
    ${['TEL;TYPE=fax:4155550111']}                                                              | ${[]}                                                         | ${[/only fax or pager/]}                | ${'a fax alone reaches nobody'}
    ${['TEL;CELL:12', 'TEL:+1 099 555 0111']}                                                   | ${[]}                                                         | ${[/1 is not/, /2 is not/, /left out/]} | ${'there is nothing to text'}
  `('is chosen because $because', async ({ lines, numbers, errors }) => {
    const intake = await read(card('FN:Dana', ...(lines as string[])));
    expect(
      intake.contacts.flatMap(({ phoneNumber, altPhones }) => [
        phoneNumber,
        ...altPhones.map((alt) => `${alt.phoneNumber} ${alt.label ?? '-'}`),
      ]),
    ).toEqual(numbers);
    expect(intake.errors).toEqual(
      (errors as RegExp[]).map((error) => expect.stringMatching(error)),
    );
  });
});

describe('a file of contact cards', () => {
  it.each`
    file                                                   | errors                                              | because
    ${''}                                                  | ${[/no contact cards/]}                             | ${'it is empty'}
    ${'%PDF-1.7 …'}                                        | ${[/no contact cards/]}                             | ${'it is something else'}
    ${card('FN:Dana')}                                     | ${[]}                                               | ${'who has no phone is passed over'}
    ${card('FN:Dana', 'TEL:555')}                          | ${[/^Card 1 \(Dana\): no phone number is a valid/]} | ${'the number is too short'}
    ${'BEGIN:VCARD\nFN:Dana\nTEL:4155550'}                 | ${[/^Card 1: it has no end/]}                       | ${'the file was cut'}
    ${`BEGIN:VCARD\nFN:Dana\n${card('FN:Lee')}`}           | ${[/^Card 1: it has no end/]}                       | ${'the first card was cut'}
    ${card('FN:Dana', 'garbage', ';;;:', ':', 'TEL;=;":')} | ${[]}                                               | ${'lines without sense are passed over'}
  `('$because', async ({ file, errors }) => {
    const intake = await read(file as string);
    expect(intake.contacts).toEqual([]);
    expect(intake.errors).toEqual(
      (errors as RegExp[]).map((error) => expect.stringMatching(error)),
    );
  });

  it('keeps what it can: a bad further number costs that number only', async () => {
    const { contacts, errors } = await read(
      card('FN:Dana', 'TEL:4155550111', 'TEL:12') + card('FN:Lee', 'TEL:4155550112'),
    );
    expect(contacts.map(({ name }) => name)).toEqual(['Dana', 'Lee']);
    expect(errors).toEqual([expect.stringMatching(/^Card 1 \(Dana\): phone number 2 is not/)]);
  });

  it('tells of two hundred troubles and counts the rest', async () => {
    const { errors } = await read(card('FN:Dana', 'TEL:12').repeat(250));
    expect([errors.length, errors.at(-1)]).toEqual([
      201,
      '50 more could not be read or kept as they are.',
    ]);
  });

  it('may be too much', async () => {
    await expect(read(card('FN:Dana').repeat(20_001))).rejects.toThrow(TooManyContacts);
    await expect(
      read(card('FN:Dana', ...Array.from({ length: 50 }, () => 'TEL:1')).repeat(1201)),
    ).rejects.toThrow(TooManyNumbers);
  });

  it.each`
    lines                                                                                       | numbers | error                                           | because
    ${Array.from({ length: 60 }, (_, n) => `TEL:415555${1000 + n}`)}                            | ${50}   | ${/^Card 1 \(Dana\): there are more than 50/}   | ${'nobody has so many phones'}
    ${[...Array.from({ length: 199 }, () => 'N:Doe;Dana'), 'TEL:4155550111', 'TEL:4155550112']} | ${0}    | ${/^Card 1 \(Dana\): only its first 200 lines/} | ${'nobody has so many names'}
  `(
    'keeps the first $numbers numbers of a card and says so, because $because',
    async ({ lines, numbers, error }) => {
      const { contacts, errors } = await read(card('FN:Dana', ...(lines as string[])));
      expect(
        contacts.flatMap(({ phoneNumber, altPhones }) => [phoneNumber, ...altPhones]),
      ).toHaveLength(numbers as number);
      expect(errors).toEqual([expect.stringMatching(error as RegExp)]);
    },
  );

  it('ends in an answer, whatever is in it', async () => {
    const piece = fc.constantFrom(
      'BEGIN:VCARD',
      'END:VCARD',
      'TEL',
      ';TYPE=',
      ':',
      '=',
      '"',
      '\r\n',
      '\n ',
      '\t',
      'N;QUOTED-PRINTABLE:',
      'item1.',
      '+14155550111',
      'AGENT:\n',
      '\\',
      '^',
      ',',
    );
    const text = fc
      .array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 60 })
      .map((pieces) => Buffer.from(pieces.join('')));
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          text,
          fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
        ),
        async (bytes) => {
          const { contacts, errors } = await readVCards(bytes);
          for (const { name, phoneNumber, altPhones } of contacts) {
            expect(name).toMatch(/\S/);
            expect(name).not.toMatch(/[\p{Cc}\p{Surrogate}]/u);
            expect(
              [phoneNumber, ...altPhones.map((alt) => alt.phoneNumber)].filter(
                (number) => !/^\+[1-9]\d{6,14}$/.test(number),
              ),
            ).toEqual([]);
          }
          expect(errors.every((error) => typeof error === 'string')).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('contacts that a browser picked', () => {
  it.each`
    entry                                                                               | kept                        | errors                           | because
    ${{ name: 'Dana', phone_numbers: [{ phone_number: '4155550111', label: 'home' }] }} | ${['Dana +14155550111']}    | ${[]}                            | ${'that is one'}
    ${{ name: 'Dana', phone_number: '4155550111' }}                                     | ${['Dana +14155550111']}    | ${[]}                            | ${'of a single number'}
    ${{ name: ['Dana'], phone_numbers: ['4155550111'] }}                                | ${['Dana +14155550111']}    | ${[]}                            | ${'of lists of one'}
    ${{ phone_number: '4155550111' }}                                                   | ${['Unnamed +14155550111']} | ${[]}                            | ${'nobody said how they are called'}
    ${{ name: 'Dana' }}                                                                 | ${[]}                       | ${[/\(Dana\): there is no/]}     | ${'a number is what it is for'}
    ${{ name: 'Dana', phone_number: 'abc' }}                                            | ${[]}                       | ${[/\(Dana\): no phone number/]} | ${'letters are no number'}
    ${'Dana'}                                                                           | ${[]}                       | ${[/this is no contact/]}        | ${'that is a word'}
    ${null}                                                                             | ${[]}                       | ${[/this is no contact/]}        | ${'that is nothing'}
  `('$because', async ({ entry, kept, errors }) => {
    const intake = await readPickedContacts([entry]);
    expect(intake.contacts.map(({ name, phoneNumber }) => `${name} ${phoneNumber}`)).toEqual(kept);
    expect(intake.errors).toEqual(
      (errors as RegExp[]).map((error) => expect.stringMatching(error)),
    );
  });

  it('name who comes with the number of another one, however it is written', async () => {
    const { contacts, errors } = await readPickedContacts([
      { name: 'Dana', phone_number: '(415) 555-0111' },
      { name: 'Lee', phone_number: '415 555 0112' },
      { name: 'Ana', phone_number: '+1 415-555-0111' },
      { name: '', phone_number: '4155550111' },
    ]);
    expect(contacts).toHaveLength(4);
    expect(errors).toEqual([
      'Contact 3 (Ana): the phone number is that of Contact 1 (Dana), so the contact was left out.',
      'Contact 4: the phone number is that of Contact 1 (Dana), so the contact was left out.',
    ]);
  });

  it.each([[undefined], [null], [[]], [{}], ['x']])('%p are none', async (given) => {
    await expect(readPickedContacts(given)).rejects.toThrow('No contacts were sent.');
  });

  it('end in an answer, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.anything(), { minLength: 1, maxLength: 5 }),
        async (given) => void (await readPickedContacts(given)),
      ),
      { numRuns: 300 },
    );
  });
});
