import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { adpFile } from './adp-file.js';
import { gustoFile } from './gusto-file.js';
import { mappedFile } from './mapped-file.js';
import type { PayrollFile } from './payroll-file.js';
import { earningKeyOf, type PayrollItem } from './payroll-item.js';
import { anItem } from './payroll-item.fixture.js';
import { MAPPING_PRESETS, PAYROLL_FIELDS, type PayrollMapping } from './payroll-mapping.js';

const ADP = { companyCode: 'AB1', batchId: 'NOV', codes: { double_time: 'D', meal_premium: 'MP' } };
const PERIOD = { start: '2026-11-22', end: '2026-11-28' };
const MAPPING: PayrollMapping = {
  ...{ lines: 'earning', hasHeadings: true, delimiter: ',', dates: 'MM/DD/YYYY' },
  ...{ decimalMark: '.', hours: 'decimal', codes: { regular: 'REG' } },
  columns: [
    { field: 'payroll_number', heading: 'Id' },
    { field: 'earning', heading: 'Code' },
    { field: 'hours', heading: 'Hours' },
    { field: 'rate', heading: 'Rate' },
    { field: 'amount', heading: 'Amount' },
    { field: 'period_end', heading: 'End' },
  ],
};
const WEEK: PayrollItem[] = [
  anItem(),
  anItem({ date: '2026-11-25', minutes: 470, cents: 17_233 }),
  anItem({ key: 'overtime', minutes: 120, cents: 6_600 }),
  anItem({ key: 'double_time', minutes: 50, cents: 3_667 }),
  anItem({ key: 'regular', minutes: 300, rate: 305_050, cents: 15_253 }),
  anItem({ key: 'meal_premium', minutes: 60, rate: null, cents: 2_200 }),
  anItem({
    workerId: 2,
    worker: 'Al Núñez',
    payrollNumber: null,
    minutes: 240,
    rate: null,
    cents: null,
  }),
  anItem({
    workerId: 2,
    worker: 'Al Núñez',
    payrollNumber: null,
    key: 'hours_125',
    minutes: 60,
    rate: null,
    cents: null,
  }),
];
/** A day at 300.00: ten hours that it covers, of which two are overtime, and one that it does not. */
const DAY: PayrollItem[] = [
  anItem({ minutes: 480, rate: null, cents: 0, isCovered: true }),
  anItem({ key: 'overtime', minutes: 120, rate: null, cents: 3_000, isCovered: true }),
  anItem({ key: 'overtime', minutes: 60, rate: 300_000, cents: 4_500 }),
  anItem({ key: 'day_rate', minutes: null, rate: null, cents: 30_000 }),
];
/** Two hours whose regular rate has changed: hours at 22.00 are taken back and come again. */
const DEARER: PayrollItem[] = [
  anItem({ key: 'overtime', minutes: -120, cents: -6_600 }),
  anItem({ key: 'overtime', minutes: 120, cents: 6_800 }),
];
/** An hour of overtime at 20.00 in a week with a regular rate of 24.00. */
const TWO_RATES: PayrollItem[] = [
  anItem({ key: 'overtime', minutes: 60, rate: 200_000, cents: 3_200 }),
];
const rowsOf = ({ text }: PayrollFile): string[] => text.split('\r\n').slice(0, -1);

describe('the ADP file', () => {
  const file = adpFile(WEEK, ADP);

  it('has a line for each worker and rate, and one for each further kind of pay', () => {
    expect(rowsOf(file)).toEqual([
      'Co Code,Batch ID,File #,Reg Hours,O/T Hours,Hours 3 Code,Hours 3 Amount,Temp Rate,Earnings 3 Code,Earnings 3 Amount',
      'AB1,NOV,,4.00,,,1.00,,,',
      'AB1,NOV,1001,,,,,,MP,22.00',
      'AB1,NOV,1001,15.83,2.00,D,0.83,22.00,,',
      'AB1,NOV,1001,5.00,,,,30.505,,',
    ]);
    expect(file.name).toBe('PRAB1EPI.csv');
  });

  it('lists who has no number and what has no code, and skips neither', () => {
    expect(file.missing).toEqual({
      workers: [{ id: 2, name: 'Al Núñez' }],
      codes: ['hours_125'],
      company: false,
    });
    const nameless = adpFile([], { ...ADP, companyCode: '' });
    expect([nameless.missing.company, nameless.name]).toEqual([
      true,
      'adp-without-company-code.csv',
    ]);
  });

  it('comes with totals to compare', () => {
    expect(file.totals).toEqual({
      workers: 2,
      minutes: 1720,
      cents: 62_553,
      earnings: [
        { key: 'double_time', minutes: 50, cents: 3_667 },
        { key: 'hours_125', minutes: 60, cents: 0 },
        { key: 'meal_premium', minutes: 60, cents: 2_200 },
        { key: 'overtime', minutes: 120, cents: 6_600 },
        { key: 'regular', minutes: 1490, cents: 50_086 },
      ],
    });
  });

  it('takes back what a difference takes back', () => {
    const back = adpFile([anItem({ minutes: -90, cents: -3_300 })], ADP);
    expect(rowsOf(back)[1]).toBe('AB1,NOV,1001,-1.50,,,,22.00,,');
    expect(
      rowsOf(adpFile([anItem(), anItem({ minutes: -480, cents: -17_600 })], ADP)),
    ).toHaveLength(1);
  });

  it('pays no hours that a day rate has paid, but their premium', () => {
    const codes = { day_rate: 'DAY', overtime: 'OTP' };
    expect(rowsOf(adpFile(DAY, { ...ADP, codes })).slice(1)).toEqual([
      ...['AB1,NOV,1001,,,,,,DAY,300.00', 'AB1,NOV,1001,,,,,,OTP,30.00'],
      'AB1,NOV,1001,,1.00,,,30.00,,',
    ]);
    expect(adpFile(DAY, { ...ADP, codes: {} }).missing.codes).toEqual(['day_rate', 'overtime']);
  });

  it('pays a premium that has changed for the same hours', () => {
    const file = adpFile(DEARER, { ...ADP, codes: { overtime: 'OTP' } });
    expect(rowsOf(file).slice(1)).toEqual(['AB1,NOV,1001,,,,,,OTP,2.00']);
  });

  it('pays what overtime at the regular rate is beyond the rate of its hours', () => {
    expect(rowsOf(adpFile(TWO_RATES, { ...ADP, codes: { overtime: 'OTP' } })).slice(1)).toEqual([
      ...['AB1,NOV,1001,,1.00,,,20.00,,', 'AB1,NOV,1001,,,,,,OTP,2.00'],
    ]);
    expect(adpFile(TWO_RATES, { ...ADP, codes: {} }).missing.codes).toEqual(['overtime']);
    const back = TWO_RATES.map((item) => ({ ...item, minutes: -60, cents: -3_200 }));
    expect(rowsOf(adpFile(back, ADP)).slice(1)).toEqual([
      ...['AB1,NOV,1001,,-1.00,,,20.00,,', 'AB1,NOV,1001,,,,,,,-2.00'],
    ]);
  });
});

describe('the Gusto file', () => {
  const file = gustoFile(WEEK, PERIOD.end);

  it('has a line for each worker and title', () => {
    expect(rowsOf(file)).toEqual([
      'last_name,first_name,title,gusto_employee_id,regular_hours,overtime_hours,double_overtime_hours',
      'Núñez,Al,Rigger,,4.00,0.00,0.00',
      'Diaz,Dana,Rigger,1001,20.83,2.00,0.83',
    ]);
  });

  it('lists what it has no column for', () => {
    expect(file.left.map(({ worker, key }) => [worker, key])).toEqual([
      ['Al Núñez', 'hours_125'],
      ['Dana Diaz', 'meal_premium'],
    ]);
    expect(file.missing.workers).toEqual([{ id: 2, name: 'Al Núñez' }]);
  });

  it('lists what is not paid by the hour', () => {
    const day = gustoFile(DAY, PERIOD.end);
    expect(rowsOf(day).slice(1)).toEqual(['Diaz,Dana,Rigger,1001,0.00,1.00,0.00']);
    expect(day.left.map(({ key, cents }) => [key, cents])).toEqual([
      ['day_rate', 30_000],
      ['overtime', 3_000],
    ]);
    const dearer = gustoFile(DEARER, PERIOD.end);
    expect([dearer.rows, dearer.left]).toMatchObject([0, [{ key: 'overtime', cents: 200 }]]);
  });
});

describe('a mapped file', () => {
  it('has the columns, order, headings and formats of the company', () => {
    const file = mappedFile(WEEK, { mapping: MAPPING, period: PERIOD, company: '' });
    expect(rowsOf(file)).toEqual([
      'Id,Code,Hours,Rate,Amount,End',
      ',hours_125,1.00,,,11/28/2026',
      ',REG,4.00,,,11/28/2026',
      '1001,meal_premium,,,22.00,11/28/2026',
      '1001,double_time,0.83,22.00,36.67,11/28/2026',
      '1001,overtime,2.00,22.00,66.00,11/28/2026',
      '1001,REG,15.83,22.00,348.33,11/28/2026',
      '1001,REG,5.00,30.505,152.53,11/28/2026',
    ]);
    expect(file.missing.codes).toEqual(['double_time', 'hours_125', 'meal_premium', 'overtime']);
  });

  it('asks for no codes where no line is of one kind of pay', () => {
    const mapping = { ...MAPPING, lines: 'worker' as const };
    const file = mappedFile(WEEK, { mapping, period: PERIOD, company: '' });
    expect([rowsOf(file)[1]!.split(',')[1], file.missing.codes]).toEqual(['', []]);
  });

  it('writes commas, clocks and days of other countries', () => {
    const mapping: PayrollMapping = {
      ...MAPPING,
      ...{ lines: 'call', delimiter: ';', dates: 'DD.MM.YYYY', decimalMark: ',', hours: 'clock' },
      hasHeadings: false,
      columns: [
        { field: 'last_name', heading: '' },
        { field: 'date', heading: '' },
        { field: 'hours', heading: '' },
        { field: 'amount', heading: '' },
        { field: 'text', heading: '', text: '=X' },
      ],
    };
    const file = mappedFile([anItem({ minutes: 470, cents: 17_233 })], {
      ...{ mapping, period: PERIOD, company: '' },
    });
    expect(file.text).toBe("Diaz;24.11.2026;7:50;172,33;'=X\r\n");
  });

  it('has one line for each worker where that is asked', () => {
    const columns = (['worker', 'regular_hours', 'other_amount', 'total_amount'] as const).map(
      (field) => ({ field, heading: field }),
    );
    const mapping = { ...MAPPING, lines: 'worker' as const, columns };
    const file = mappedFile(WEEK, { mapping, period: PERIOD, company: '' });
    expect(rowsOf(file).slice(1)).toEqual(['Al Núñez,4.00,,', 'Dana Diaz,20.83,22.00,625.53']);
    expect(file.left.map(({ key }) => key)).toEqual([]);
    const hoursOnly = { ...mapping, columns: columns.slice(0, 2) };
    const left = mappedFile(WEEK, { mapping: hoursOnly, period: PERIOD, company: '' }).left;
    expect(left.map(({ key }) => key)).toEqual([
      ...['hours_125', 'meal_premium', 'double_time', 'overtime'],
    ]);
  });

  it('pays by amounts, or by hours and other amounts', () => {
    const mapping = (...fields: (typeof PAYROLL_FIELDS)[number][]): PayrollMapping => ({
      ...MAPPING,
      columns: fields.map((field) => ({ field, heading: field })),
    });
    const fileOf = (items: PayrollItem[], of: PayrollMapping): PayrollFile =>
      mappedFile(items, { mapping: of, period: PERIOD, company: '' });
    expect(rowsOf(fileOf(DAY, mapping('earning', 'hours', 'rate', 'amount'))).slice(1)).toEqual([
      ...[
        'day_rate,,,300.00',
        'overtime,2.00,,30.00',
        'REG,8.00,,0.00',
        'overtime,1.00,30.00,45.00',
      ],
    ]);
    const byHours = mapping('earning', 'hours', 'rate', 'other_amount');
    expect(rowsOf(fileOf(DAY, byHours)).slice(1)).toEqual([
      ...['day_rate,,,300.00', 'overtime,,,30.00', 'overtime,1.00,30.00,'],
    ]);
    expect(rowsOf(fileOf(DEARER, byHours)).slice(1)).toEqual(['overtime,,22.00,2.00']);
    expect(rowsOf(fileOf(TWO_RATES, byHours)).slice(1)).toEqual([
      ...['overtime,1.00,20.00,', 'overtime,,20.00,2.00'],
    ]);
    expect(fileOf(TWO_RATES, mapping('hours', 'rate')).left).toMatchObject([{ cents: 200 }]);
    expect(fileOf(DAY, byHours).left).toEqual([]);
    expect(fileOf(DAY, mapping('earning', 'hours')).left.map(({ key }) => key)).toEqual([
      ...['day_rate', 'overtime'],
    ]);
  });

  it.each(MAPPING_PRESETS)('$name has a public description', ({ mapping, source, readOn }) => {
    expect(source).toMatch(/^https:\/\//);
    expect(readOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    const file = mappedFile(WEEK, { mapping, period: PERIOD, company: 'C1' });
    expect(rowsOf(file)).toHaveLength(8);
    expect(file.left).toEqual([]);
  });
});

describe('any payroll file', () => {
  const wild = fc.record({
    workerId: fc.integer({ min: 1, max: 3 }),
    worker: fc.oneof(fc.string(), fc.constantFrom('=cmd|x', '+1 Al', '-Al', '@Al', '\tAl')),
    payrollNumber: fc.option(fc.oneof(fc.string({ maxLength: 12 }), fc.constant('+12125550123'))),
    skill: fc.string({ maxLength: 8 }),
    key: fc.oneof(
      fc.constantFrom('top_up' as const, 'bonus' as const),
      fc.constantFrom(100, 125, 150, 200).map(earningKeyOf),
    ),
    minutes: fc.integer({ min: -600, max: 900 }),
    rate: fc.option(fc.integer({ min: 0, max: 900_000 })),
    cents: fc.option(fc.integer({ min: -90_000, max: 90_000 })),
    isCovered: fc.boolean(),
  });
  const items = fc.array(wild, { maxLength: 8 }).map((all) => all.map((item) => anItem(item)));
  const all = { field: 'text', heading: '' } as const;
  const everything: PayrollMapping = {
    ...MAPPING,
    columns: PAYROLL_FIELDS.map((field) => ({ ...all, field })),
  };
  const files: Record<string, (given: readonly PayrollItem[]) => PayrollFile> = {
    adp: (given) => adpFile(given, ADP),
    gusto: (given) => gustoFile(given, PERIOD.end),
    mapped: (given) => mappedFile(given, { mapping: everything, period: PERIOD, company: '=x' }),
  };

  it.each(Object.entries(files))('%s calculates nothing', (_, fileOf) => {
    fc.assert(
      fc.property(items, (given) => {
        const cells = parse(fileOf(given).text, { relax_column_count: true }).flat();
        const formulas = cells.filter((cell) => /^[=+\-@\t\r]/.test(cell));
        expect(formulas.filter((cell) => !/^(-\d+[.\d]*|\+\d{7,15})$/.test(cell))).toEqual([]);
      }),
    );
  });

  it.each(Object.entries(files))(
    '%s is the same bytes in whatever order the items come',
    (_, fileOf) => {
      const shuffled = items.chain((given) =>
        fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
      );
      fc.assert(
        fc.property(shuffled, ([given, mixed]) => {
          expect(fileOf(mixed)).toEqual(fileOf(given));
        }),
      );
    },
  );
});
