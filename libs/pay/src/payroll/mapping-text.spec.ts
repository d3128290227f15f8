import { EARNING_KEYS } from './payroll-item.js';
import { assertColumns, codesText, columnsText, readCodes, readColumns } from './mapping-text.js';
import { type MappedColumn, MAPPING_PRESETS } from './payroll-mapping.js';

describe('a mapping as it is typed', () => {
  it('has a column in each line', () => {
    const text = 'payroll_number = Employee ID\r\n\n  hours=Hours = net\ntext = Dept = A = B\ntext';
    expect(() => readColumns(text)).toThrow('Line 3: only the field text has a text of its own.');
    expect(readColumns(text.replace(' = net', ''))).toEqual([
      { field: 'payroll_number', heading: 'Employee ID' },
      { field: 'hours', heading: 'Hours' },
      { field: 'text', heading: 'Dept', text: 'A = B' },
      { field: 'text', heading: '', text: '' },
    ]);
  });

  it.each`
    text                            | message
    ${''}                           | ${'Write at least one column.'}
    ${'salary = Salary'}            | ${'Line 1: there is no field “salary”.'}
    ${'worker = W\nWorker = W'}     | ${'Line 2: there is no field “Worker”.'}
    ${`worker = ${'x'.repeat(61)}`} | ${'Line 1: at most 60 characters.'}
    ${'text = x\n'.repeat(41)}      | ${'At most 40 columns.'}
  `('is refused: $message', ({ text, message }: Record<string, string>) => {
    expect(() => readColumns(text!)).toThrow(message);
  });

  it.each`
    heading      | text
    ${'=SUM(A)'} | ${undefined}
    ${'A = B'}   | ${'x'}
    ${'A\nB'}    | ${undefined}
    ${'A'}       | ${'B\rC'}
  `('has no heading $heading with text $text, which it could not show', ({ heading, text }) => {
    const column = { field: 'text', heading, text } as MappedColumn;
    expect(() => assertColumns([{ field: 'hours', heading: '' }, column])).toThrow('Column 2:');
  });

  it.each(MAPPING_PRESETS)('is $name’s again after it was shown', ({ mapping }) => {
    expect(readColumns(columnsText(mapping.columns))).toEqual(mapping.columns);
  });

  it('has codes, one in each line', () => {
    expect(readCodes('overtime = OT\n\nhours_125=H = 1')).toEqual({
      overtime: 'OT',
      hours_125: 'H = 1',
    });
    expect(readCodes(codesText({ regular: 'R' }))).toEqual({ regular: 'R' });
    expect(() => readCodes('regular = R\nOvertime')).toThrow('Line 2');
    const never = ['hours_0 = H', 'hours_100 = R', 'hours_150 = OT', 'hours_200 = DT'];
    for (const wrong of ['__proto__ = x', 'doubletime = DT', 'Overtime (1.5) = OT', ...never])
      expect(() => readCodes(`overtime = OT\n${wrong}`)).toThrow(
        /^Line 2: there is no kind of pay/,
      );
    for (const key of [...EARNING_KEYS, 'hours_125', 'hours_1000'])
      expect(readCodes(`${key} = X`)).toEqual({ [key]: 'X' });
  });
});
