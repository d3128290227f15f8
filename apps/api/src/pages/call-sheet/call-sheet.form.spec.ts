import { bodyOf, rowsOf } from './call-sheet.form.js';

const contacts = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ name: `Person ${at + 1}`, role: '', phone: '' }));

describe('contacts of a call sheet', () => {
  it.each`
    kept  | rows
    ${0}  | ${3}
    ${2}  | ${3}
    ${3}  | ${4}
    ${9}  | ${10}
    ${10} | ${10}
    ${14} | ${14}
  `('$kept are shown in $rows rows, and all of them come back', ({ kept, rows }) => {
    const shown = rowsOf(contacts(kept as number));
    expect(shown).toHaveLength(rows as number);
    const posted = Object.fromEntries(
      shown.flatMap((row, at) =>
        Object.entries(row).map(([key, value]) => [`contact_${at + 1}_${key}`, value]),
      ),
    );
    expect(bodyOf(posted)['contacts']).toEqual(shown);
  });

  it('are none under other names, and a gap is an empty row', () => {
    const posted = {
      contact_0_name: 'A',
      contact_100_name: 'B',
      contact_2_name: 'C',
      contact_x: 1,
    };
    expect(bodyOf(posted)['contacts']).toEqual([{}, { name: 'C' }]);
  });
});
