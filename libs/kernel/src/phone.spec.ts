import fc from 'fast-check';
import {
  countryOfPhone,
  displayPhone,
  isPremiumNumber,
  maskPhone,
  normalizePhone,
  validatePhone,
} from './phone.js';

describe('a phone number comes in', () => {
  it.each`
    typed                            | kept               | because
    ${'(415) 555-0111'}              | ${'+14155550111'}  | ${'that is how Americans write'}
    ${'415.555.0111'}                | ${'+14155550111'}  | ${'dots are separators'}
    ${'415/555/0111'}                | ${'+14155550111'}  | ${'so are slashes'}
    ${'4155550111'}                  | ${'+14155550111'}  | ${'ten digits are a US number'}
    ${'14155550111'}                 | ${'+14155550111'}  | ${'eleven digits with a 1 are one too'}
    ${'14155550150'}                 | ${'+14155550150'}  | ${'the country code is not lost'}
    ${'+1 415 555 0111'}             | ${'+14155550111'}  | ${'international spelling'}
    ${'  +14155550111\n'}            | ${'+14155550111'}  | ${'space around it does not count'}
    ${'\u202a+1 415-555-0111\u202c'} | ${'+14155550111'}  | ${'contact lists add marks of text direction'}
    ${'tel:+1-415-555-0111'}         | ${'+14155550111'}  | ${'contact cards write links'}
    ${'+44 20 7123 4567'}            | ${'+442071234567'} | ${'London'}
    ${'011 44 20 7123 4567'}         | ${'+442071234567'} | ${'London, dialed from the US'}
    ${'４１５５５５０１１１'}        | ${'+14155550111'}  | ${'wide digits are digits'}
    ${'555-0111'}                    | ${null}            | ${'the area code is missing'}
    ${'+1 415 555 011'}              | ${null}            | ${'one digit is missing'}
    ${'415 555 0111 22'}             | ${null}            | ${'two digits too many'}
    ${'911'}                         | ${null}            | ${'nobody is staffed from there'}
    ${'+999 123456789'}              | ${null}            | ${'no such country'}
    ${'+49 15123456789012345'}       | ${null}            | ${'longer than any number'}
    ${'415 555 0111 x5'}             | ${null}            | ${'a text cannot reach an extension'}
    ${'415 555 0111, 415 555 0112'}  | ${null}            | ${'two numbers are not one'}
    ${'call 4155550111'}             | ${null}            | ${'words are not part of a number'}
    ${'415555\u00000111'}            | ${null}            | ${'nor are control characters'}
    ${'1-800-FLOWERS'}               | ${null}            | ${'letters are not digits'}
    ${'abc'}                         | ${null}            | ${'no digit at all'}
    ${''}                            | ${null}            | ${'nothing at all'}
  `('$typed is kept as $kept, because $because', (row: { typed: string; kept: string | null }) => {
    expect(normalizePhone(row.typed)).toBe(row.kept);
  });

  it('never throws, fits its column, and is at rest once normalized', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^\+?[0-9 ().-]{0,24}$/),
      fc.stringMatching(/^\+1[2-9]\d{9}$/),
    );
    fc.assert(
      fc.property(anything, (typed) => {
        const kept = normalizePhone(typed);
        if (kept === null) return;
        expect(kept).toMatch(/^\+\d{2,15}$/);
        expect(normalizePhone(kept)).toBe(kept);
      }),
    );
  });
});

describe('a phone number is typed', () => {
  it.each`
    typed                 | kept               | because
    ${'(415) 555-0111'}   | ${'+14155550111'}  | ${'fictional numbers are for trying it out'}
    ${'555 555 0199'}     | ${'+15555550199'}  | ${'in an area that does not exist, too'}
    ${'212 736 5000'}     | ${'+12127365000'}  | ${'New York has such numbers'}
    ${'+44 20 7123 4567'} | ${'+442071234567'} | ${'so has London'}
    ${'+44 7911 123456'}  | ${'+447911123456'} | ${'a British mobile'}
    ${'123 456 7890'}     | ${null}            | ${'no area code begins with 1'}
    ${'415 155 0111'}     | ${null}            | ${'no exchange begins with 1'}
    ${'999 736 5000'}     | ${null}            | ${'there is no area code 999'}
    ${'+34 112 345 678'}  | ${null}            | ${'Spain has no such number'}
    ${'+49 11 1234567'}   | ${null}            | ${'nor has Germany such an area'}
    ${'415 555 011'}      | ${null}            | ${'a digit is missing'}
  `('$typed is kept as $kept, because $because', (row: { typed: string; kept: string | null }) => {
    expect(validatePhone(row.typed)).toBe(row.kept);
  });

  it('may stay as it is stored, but not become another one that is not valid', () => {
    expect(validatePhone('(123) 456-7890', '+11234567890')).toBe('+11234567890');
    expect(validatePhone('(123) 456-7891', '+11234567890')).toBeNull();
  });
});

it.each`
  e164               | read                  | because
  ${'+14155550111'}  | ${'(415) 555-0111'}   | ${'a US number'}
  ${'+16045550111'}  | ${'(604) 555-0111'}   | ${'Canada shares the plan'}
  ${'+442071234567'} | ${'+44 20 7123 4567'} | ${'abroad'}
  ${'5550111'}       | ${'5550111'}          | ${'no E.164 number: left alone'}
  ${''}              | ${''}                 | ${'nothing to show'}
`('$e164 is read as $read, because $because', (row: { e164: string; read: string }) => {
  expect(displayPhone(row.e164)).toBe(row.read);
});

describe('a phone number in a log', () => {
  it.each`
    number            | logged            | because
    ${'+14155550111'} | ${'********0111'} | ${'four digits tell people apart'}
    ${'5550111'}      | ${'*****11'}      | ${'of a short one two must do'}
    ${'911'}          | ${'***'}          | ${'of a tiny one nothing is left'}
  `('$number is logged as $logged, because $because', (row: { number: string; logged: string }) => {
    expect(maskPhone(row.number)).toBe(row.logged);
  });

  it('is never readable beyond half of it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+?\d{0,30}$/), (number) => {
        const readable = maskPhone(number).replaceAll('*', '');
        expect(readable.length).toBeLessThanOrEqual(Math.min(4, number.length / 2));
      }),
    );
  });
});

it.each`
  e164               | country | premium  | because
  ${'+14155550111'}  | ${'US'} | ${false} | ${'San Francisco'}
  ${'+15555550199'}  | ${'US'} | ${false} | ${'a fictional area counts as American'}
  ${'+16045550111'}  | ${'CA'} | ${false} | ${'Canada shares the plan, not the country'}
  ${'+18765551234'}  | ${'JM'} | ${false} | ${'so does Jamaica'}
  ${'+19005551234'}  | ${'US'} | ${true}  | ${'900 numbers are paid for'}
  ${'+18005550100'}  | ${'US'} | ${false} | ${'800 numbers cost the caller nothing'}
  ${'+447400123456'} | ${'GB'} | ${false} | ${'a British mobile'}
  ${'+448431234567'} | ${'GB'} | ${true}  | ${'0843 is a revenue-sharing range'}
  ${'+447012345678'} | ${'GB'} | ${true}  | ${'070 looks like a mobile and is not'}
  ${'+491801234567'} | ${'DE'} | ${true}  | ${'shared cost'}
  ${'+33836123456'}  | ${'FR'} | ${true}  | ${'a French premium number'}
  ${'no number'}     | ${null} | ${false} | ${'there is none'}
`('$e164 is of $country, premium: $premium, because $because', ({ e164, country, premium }) => {
  expect([countryOfPhone(e164 as string), isPremiumNumber(e164 as string)]).toEqual([
    country,
    premium,
  ]);
});
