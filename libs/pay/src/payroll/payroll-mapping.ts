/** What a cell of a mapped file may hold. `text` is the column's own text, often none. */
export const PAYROLL_FIELDS = [
  'payroll_number',
  'worker',
  'first_name',
  'last_name',
  'skill',
  'event',
  'call',
  'date',
  'earning',
  'hours',
  'rate',
  'amount',
  'regular_hours',
  'overtime_hours',
  'double_time_hours',
  'other_hours',
  'other_amount',
  'total_amount',
  'period_start',
  'period_end',
  'company',
  'text',
] as const;
export type PayrollField = (typeof PAYROLL_FIELDS)[number];

export const DATE_FORMATS = ['YYYY-MM-DD', 'MM/DD/YYYY', 'DD/MM/YYYY', 'DD.MM.YYYY'] as const;
export const DELIMITERS = [',', ';', '\t', '|'] as const;
export const HOURS_FORMATS = ['decimal', 'clock', 'minutes'] as const;
/** One line for each worker; for each worker, kind of pay and rate; or for each of these on a call. */
export const MAPPING_LINES = ['worker', 'earning', 'call'] as const;

export interface MappedColumn {
  field: PayrollField;
  /** 0 to 60 characters. */
  heading: string;
  /** Of the field `text`. */
  text?: string;
}

/** How a company's own payroll wants its file. */
export interface PayrollMapping {
  lines: (typeof MAPPING_LINES)[number];
  /** In their order, 1 to 40. */
  columns: readonly MappedColumn[];
  hasHeadings: boolean;
  delimiter: (typeof DELIMITERS)[number];
  dates: (typeof DATE_FORMATS)[number];
  decimalMark: '.' | ',';
  hours: (typeof HOURS_FORMATS)[number];
  /** What a kind of pay is called there; kinds without a code are written by our own name, and listed. */
  codes: Readonly<Record<string, string>>;
}

/** Whether the file says what everything comes to; else hours are paid at their rate, and all other pay by `other_amount`. */
export function paysAmounts({ columns }: PayrollMapping): boolean {
  return columns.some(({ field }) => field === 'amount' || field === 'total_amount');
}

/** A mapping to begin with. */
export interface MappingPreset {
  id: string;
  name: string;
  /** Public description of the format. */
  source: string;
  /** 'YYYY-MM-DD' */
  readOn: string;
  mapping: PayrollMapping;
}

const column = (heading: string, field: PayrollField): MappedColumn => ({ heading, field });
const empty = (heading: string): MappedColumn => ({ heading, field: 'text', text: '' });

/** Only formats that are publicly described. */
export const MAPPING_PRESETS: readonly MappingPreset[] = [
  {
    id: 'paychex',
    name: 'Paychex',
    source:
      'https://help.deltek.com/Product/Costpoint/7.1.1/GA/ldx_AOPPCXTS_Export_File_Specifications.html',
    readOn: '2026-11-30',
    mapping: {
      lines: 'earning',
      columns: [
        column('CLIENT ID', 'company'),
        column('WORKER ID', 'payroll_number'),
        ...[empty('ORG'), empty('JOB NUMBER')],
        column('PAY COMPONENT', 'earning'),
        column('RATE', 'rate'),
        empty('RATE NUMBER'),
        column('HOURS', 'hours'),
        ...[empty('UNITS'), empty('LINE DATE')],
        column('AMOUNT', 'other_amount'),
        ...[empty('CHECK SEQ NUMBER'), empty('OVERRIDE STATE'), empty('OVERRIDE LOCAL')],
        ...[empty('OVERRIDE LOCAL JURISDICTION'), empty('LABOR ASSIGNMENT')],
      ],
      ...{ hasHeadings: true, delimiter: ',', dates: 'MM/DD/YYYY', decimalMark: '.' },
      ...{ hours: 'decimal', codes: {} },
    },
  },
];
