import { EXPORT_COLUMNS, type ExportedItem, exportRow } from './export-table.js';

const BECAUSE = EXPORT_COLUMNS.findIndex(({ title }) => title === 'Because');
const anItem = (changes: Partial<ExportedItem>): ExportedItem => ({
  ...{ entryId: 1, sign: 1, earning: 'regular', from: null, to: null, date: '2026-11-24' },
  ...{ week: 0, minutes: 150, multiplier: null, rate: null, cents: 5_000 },
  ...{ federal: 0, state: 0, contract: 0, because: { set: 'House', version: 1 } },
  ...{ workerId: 7, worker: 'Dana', payrollNumber: null, skill: 'Rigger', event: 'Tour' },
  ...{ call: 'Load in', callDate: '2026-11-24', zone: 'America/New_York', isDifference: false },
  ...changes,
});
const noSet = { set: null, version: null };

describe('the table of hours and pay says why', () => {
  it.each`
    item                                                                                                         | expected
    ${{ multiplier: 100, because: { code: 'regular', claim: null, adding: [], before: 0, after: 150 } }}         | ${'regular time'}
    ${{ earning: 'top_up' }}                                                                                     | ${'2:30 h more, up to the minimum of the call, House'}
    ${{ earning: 'top_up', sign: -1, minutes: -150, cents: -5_000 }}                                             | ${'2:30 h more, up to the minimum of the call, House'}
    ${{ earning: 'top_up', because: { set: 'House', version: 1, code: 'minimum', threshold: 240, before: 90 } }} | ${'2:30 h more, from 1:30 h up to the minimum of 4 h, House'}
    ${{ earning: 'day_rate', minutes: null, because: noSet }}                                                    | ${'day rate'}
    ${{ earning: 'federal_difference', minutes: null, because: { set: 'Federal', version: 1 } }}                 | ${'what federal overtime of the week asks for beyond the premiums paid'}
  `('$expected', ({ item, expected }) => {
    expect(exportRow(anItem(item))[BECAUSE]).toBe(expected);
  });
});
