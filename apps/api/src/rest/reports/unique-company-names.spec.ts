import { uniqueCompanyNames } from './unique-company-names.js';

describe('companies as keys of a row', () => {
  it.each`
    companies                                             | keys                                       | because
    ${[['Acme', 'ACME'], ['Bolt', null]]}                 | ${['Acme', 'Bolt']}                        | ${'names are enough'}
    ${[['Acme', 'A1'], ['Acme', 'A2']]}                   | ${['Acme (A1)', 'Acme (A2)']}              | ${'two go by one name'}
    ${[['Acme', 'A'], ['Acme', 'A'], ['Acme', null]]}     | ${['Acme (s1)', 'Acme (s2)', 'Acme (s3)']} | ${'short names may be one, too'}
    ${[['Acme', 'A'], ['Acme', 'B'], ['Acme (A)', null]]} | ${['Acme (s1)', 'Acme (B)', 'Acme (A)']}   | ${'a longer name may be taken'}
    ${[['month', 'MTH'], ['Count', null], ['', 'NN']]}    | ${['month (MTH)', 'Count (s2)', ' (NN)']}  | ${'a row has members of its own'}
    ${[['__proto__', null]]}                              | ${['__proto__']}                           | ${'any name may be chosen'}
  `('$keys, because $because', ({ companies, keys }) => {
    const rows = (companies as [string, string | null][]).map(([name, name_short], at) => ({
      id: at + 1,
      name,
      name_short,
      slug: `s${at + 1}`,
    }));
    expect([...uniqueCompanyNames(rows).values()]).toEqual(keys);
  });
});
