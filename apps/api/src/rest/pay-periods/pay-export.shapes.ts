import { centsText, type ControlTotals, EXPORT_FORMATS, type PayExportRow } from '#libs/pay';
import { hoursOfMinutes } from '#libs/kernel';
import {
  choice,
  date,
  decimal,
  decimalText,
  flag,
  inline,
  instant,
  integer,
  list,
  nullable,
  object,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';

const TotalsShape = object('PayExportTotals', {
  workers: integer(12),
  hours: decimal(248.5, 'Hours of work and paid breaks.'),
  amount: decimalText('5467.00'),
  earnings: list(
    inline({
      earning: text(
        'overtime',
        '`regular`, `overtime`, `double_time`, `hours_125`, or a kind of other pay.',
      ),
      hours: decimal(12.5),
      amount: decimalText('412.50'),
    }),
  ),
});

export const PayExportShape = object('PayExport', {
  id: integer(17),
  format: choice(EXPORT_FORMATS),
  from: date('2031-05-04'),
  until: date('2031-05-10'),
  period: nullable(date('2031-05-04')),
  file_name: text('PRAB1EPI.csv'),
  state: choice(
    ['running', 'done', 'failed', 'deleted'],
    'Files are kept for 30 days; they can be made again.',
  ),
  done: integer(12, 'Workers that are written.'),
  total: integer(12, 'Workers to write.'),
  sha256: nullable(text('9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08')),
  rows: nullable(integer(14)),
  totals: nullable(TotalsShape),
  missing_numbers: list(
    inline({ id: integer(17), name: text('Al Núñez') }),
    'Workers without a payroll number. They are in the file, with an empty cell.',
  ),
  missing_codes: list(text('meal_premium'), 'Kinds of pay without a code of the payroll.'),
  missing_company: flag(false, 'The company has no code of its own in the payroll.'),
  left: list(
    inline({
      worker: text('Al Núñez'),
      earning: text('meal_premium'),
      hours: nullable(decimal(1)),
      amount: nullable(decimalText('22.00')),
    }),
    'What the format has no column for; at most 500.',
  ),
  created_at: instant('2031-05-12T14:00:00.000Z'),
  created_by: nullable(text('Olga Owner')),
});
export type PayExportView = Static<typeof PayExportShape>;

export function presentExport(row: PayExportRow): PayExportView {
  const { id, format, period, file_name, state, done, total, sha256, summary, created_by } = row;
  return {
    ...{ id, format, from: row.options.from, until: row.options.until, period, file_name, state },
    ...{ done, total, sha256, rows: summary?.rows ?? null },
    totals: summary && presentTotals(summary.totals),
    missing_numbers: summary?.missing?.workers ?? [],
    missing_codes: summary?.missing?.codes ?? [],
    missing_company: summary?.missing?.company ?? false,
    left: (summary?.left ?? []).map(({ worker, earning, minutes, cents }) => ({
      ...{ worker, earning, hours: minutes === null ? null : hoursOfMinutes(minutes) },
      amount: cents === null ? null : centsText(cents),
    })),
    ...{ created_at: row.created_at.toISOString(), created_by },
  };
}

function presentTotals(totals: ControlTotals): Static<typeof TotalsShape> {
  return {
    workers: totals.workers,
    hours: hoursOfMinutes(totals.minutes),
    amount: centsText(totals.cents),
    earnings: totals.earnings.map(({ key, minutes, cents }) => ({
      ...{ earning: key, hours: hoursOfMinutes(minutes), amount: centsText(cents) },
    })),
  };
}
