import { searchPatterns } from './contact-filter.js';

describe('a search for contacts', () => {
  it.each`
    typed                | names                      | number          | because
    ${''}                | ${[]}                      | ${null}         | ${'nothing was asked'}
    ${'  Dana  REYES '}  | ${['%dana%', '%reyes%']}   | ${null}         | ${'each word has to match'}
    ${'(415) 555-01'}    | ${['%(415)%', '%555-01%']} | ${'%41555501%'} | ${'numbers are stored without marks'}
    ${'+44 20'}          | ${['%+44%', '%20%']}       | ${'%4420%'}     | ${'a country code counts'}
    ${'41'}              | ${['%41%']}                | ${null}         | ${'two digits are in half of all numbers'}
    ${'crew 415'}        | ${['%crew%', '%415%']}     | ${null}         | ${'there is a letter'}
    ${'50%_\\'}          | ${['%50\\%\\_\\\\%']}      | ${null}         | ${'signs of patterns are themselves'}
    ${'josé\u00a0núñez'} | ${['%josé%', '%núñez%']}   | ${null}         | ${'any blank separates'}
  `('$typed, because $because', ({ typed, names, number }) => {
    expect(searchPatterns(typed as string)).toEqual({ names, number });
  });

  it('has eight words at most', () => {
    expect(searchPatterns('a b c d e f g h i j').names).toHaveLength(8);
  });
});
