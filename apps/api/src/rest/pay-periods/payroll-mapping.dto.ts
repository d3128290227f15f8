import {
  DATE_FORMATS,
  DELIMITERS,
  EARNING_KEYS,
  HOURS_FORMATS,
  MAPPING_LINES,
  MAPPING_PRESETS,
  PAYROLL_FIELDS,
  type PayrollField,
  type PayrollMapping,
  type PayrollMappingRow,
} from '#libs/pay';
import {
  choice,
  date,
  flag,
  inline,
  integer,
  list,
  object,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';
import { Choice, Flag, ListOf, Text } from '../../edge/validation/fields.js';

const MARKS = ['.', ','] as const;

class MappedColumnDto {
  @Choice(PAYROLL_FIELDS) field!: PayrollField;
  @Text({ max: 60, blank: true, example: 'Employee ID' }) heading!: string;
  @Text({
    max: 60,
    blank: true,
    optional: true,
    example: 'Stage',
    description: 'Of the field `text`.',
  })
  text?: string;
}

class MappedCodeDto {
  @Text({
    max: 30,
    example: 'overtime',
    description: `A kind of pay: ${EARNING_KEYS.join(', ')}, or \`hours_125\` for 1.25 ×.`,
  })
  earning!: string;
  @Text({ max: 30, example: 'OT' }) code!: string;
}

export class PayrollMappingDto {
  @Text({ max: 60, example: 'Our payroll' }) name!: string;
  @Choice(MAPPING_LINES, { description: 'What has a line of its own.' })
  lines!: PayrollMapping['lines'];
  @ListOf(MappedColumnDto, { description: 'In their order, 1 to 40.' }) columns!: MappedColumnDto[];
  @ListOf(MappedCodeDto, { description: 'What kinds of pay are called there.' })
  codes!: MappedCodeDto[];
  @Flag({ description: 'The first line has the headings.' }) headings!: boolean;
  @Choice(DELIMITERS) delimiter!: PayrollMapping['delimiter'];
  @Choice(DATE_FORMATS) dates!: PayrollMapping['dates'];
  @Choice(MARKS) decimal_mark!: PayrollMapping['decimalMark'];
  @Choice(HOURS_FORMATS) hours!: PayrollMapping['hours'];
}

const MAPPING = {
  lines: choice(MAPPING_LINES),
  columns: list(
    inline({
      field: choice(PAYROLL_FIELDS),
      heading: text('Employee ID'),
      text: text('', 'Of the field `text`.'),
    }),
  ),
  codes: list(inline({ earning: text('overtime'), code: text('OT') })),
  headings: flag(true),
  delimiter: choice(DELIMITERS),
  dates: choice(DATE_FORMATS),
  decimal_mark: choice(MARKS),
  hours: choice(HOURS_FORMATS),
};

export const PayrollMappingShape = object('PayrollMapping', {
  id: integer(17),
  name: text('Our payroll'),
  ...MAPPING,
});
export type PayrollMappingView = Static<typeof PayrollMappingShape>;

export const PayrollMappingsShape = object('PayrollMappings', {
  mappings: list(PayrollMappingShape),
  presets: list(
    inline({
      name: text('Paychex'),
      source: text('https://payroll.example/format', 'Public description of the format.'),
      read_on: date('2026-11-30'),
      ...MAPPING,
    }),
    'To begin with.',
  ),
});
export type PayrollMappingsView = Static<typeof PayrollMappingsShape>;

export function mappingOf(body: PayrollMappingDto): PayrollMapping {
  const { lines, columns, codes, headings, delimiter, dates, decimal_mark, hours } = body;
  return {
    ...{ lines, delimiter, dates, hours, hasHeadings: headings, decimalMark: decimal_mark },
    columns: columns.map(({ field, heading, text: own }) => ({
      ...{ field, heading },
      ...(field === 'text' && { text: own ?? '' }),
    })),
    codes: Object.fromEntries(codes.map(({ earning, code }) => [earning, code])),
  };
}

function presentMapping(mapping: PayrollMapping): Omit<PayrollMappingView, 'id' | 'name'> {
  const { lines, delimiter, dates, hours, hasHeadings, decimalMark } = mapping;
  return {
    ...{ lines, delimiter, dates, hours, headings: hasHeadings, decimal_mark: decimalMark },
    columns: mapping.columns.map((column) => ({ ...column, text: column.text ?? '' })),
    codes: Object.entries(mapping.codes).map(([earning, code]) => ({ earning, code })),
  };
}

export function presentStored({ id, name, mapping }: PayrollMappingRow): PayrollMappingView {
  return { id, name, ...presentMapping(mapping) };
}

export function presentMappings(rows: readonly PayrollMappingRow[]): PayrollMappingsView {
  return {
    mappings: rows.map(presentStored),
    presets: MAPPING_PRESETS.map(({ name, source, readOn, mapping }) => ({
      ...{ name, source, read_on: readOn },
      ...presentMapping(mapping),
    })),
  };
}
