import { parseEventSearch } from './event-search.js';

describe('a search for events', () => {
  it.each`
    search                        | terms                                                               | because
    ${''}                         | ${[]}                                                               | ${'nothing was typed'}
    ${' \t '}                     | ${[]}                                                               | ${'blanks are no words'}
    ${'jan'}                      | ${[{ month: 1 }]}                                                   | ${'months are abbreviated to three letters'}
    ${'SEPT'}                     | ${[{ month: 9 }]}                                                   | ${'September also has four, and case does not matter'}
    ${'December'}                 | ${[{ month: 12 }]}                                                  | ${'or are written out'}
    ${'decem'}                    | ${[{ text: 'decem' }]}                                              | ${'half a month is a name'}
    ${'may 2031'}                 | ${[{ month: 5 }, { year: 2031 }]}                                   | ${'all words must match'}
    ${'2031'}                     | ${[{ year: 2031 }]}                                                 | ${'four digits are a year'}
    ${'0007'}                     | ${[{ year: 7 }]}                                                    | ${'any four'}
    ${'203'}                      | ${[{ text: '203' }]}                                                | ${'three are part of a name'}
    ${'20311'}                    | ${[{ text: '20311' }]}                                              | ${'so are five'}
    ${'2031-05-01'}               | ${[{ date: '2031-05-01' }]}                                         | ${'that is a day'}
    ${'2031-02-30'}               | ${[{ text: '2031-02-30' }]}                                         | ${'that is none'}
    ${'2031-5-1'}                 | ${[{ text: '2031-5-1' }]}                                           | ${'days have two digits'}
    ${'Harbor 50%_\\ o\u2019Day'} | ${[{ text: 'harbor' }, { text: '50%_\\' }, { text: 'o\u2019day' }]} | ${'no character is special'}
    ${'mayo'}                     | ${[{ text: 'mayo' }]}                                               | ${'English readers may look for Mayo Hall'}
  `('"$search" means $terms, because $because', ({ search, terms }) => {
    expect(parseEventSearch(search)).toEqual(terms);
  });

  it.each`
    search         | month
    ${'mayo'}      | ${5}
    ${'ene'}       | ${1}
    ${'Diciembre'} | ${12}
    ${'setiembre'} | ${9}
    ${'august'}    | ${8}
  `('in Spanish "$search" is month $month', ({ search, month }) => {
    expect(parseEventSearch(search, 'es')).toEqual([{ month }]);
  });

  it.each`
    language | months
    ${'en'}  | ${'January February March April May June July August September October November December'}
    ${'es'}  | ${'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'}
  `('knows the months of a year ($language), and their first three letters', (row) => {
    const year = Array.from({ length: 12 }, (_, at) => ({ month: at + 1 }));
    expect(parseEventSearch(row.months, row.language)).toEqual(year);
    const short = (row.months as string).split(' ').map((name) => name.slice(0, 3));
    expect(parseEventSearch(short.join(' '), row.language)).toEqual(year);
  });

  it('has at most twelve words', () => {
    expect(parseEventSearch('a '.repeat(40))).toHaveLength(12);
  });
});
