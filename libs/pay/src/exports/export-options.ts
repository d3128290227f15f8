import type { ControlTotals, MissingForPayroll } from '../payroll/payroll-file.js';
import type { PayrollMapping } from '../payroll/payroll-mapping.js';

export const EXPORT_FORMATS = ['csv', 'xlsx', 'adp', 'gusto', 'mapped'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What is in a file; kept as it was when the file was asked for. */
export interface ExportOptions {
  /** Dates of calls, both included, 'YYYY-MM-DD'; of a period, its own. */
  from: string;
  until: string;
  /** Only this worker's. */
  workerId?: number;
  /** Only this event's. */
  eventId?: number;
  /** Of the format `mapped`. */
  mapping?: PayrollMapping;
}

/** What a finished file holds, to compare it with. */
export interface ExportSummary {
  rows: number;
  bytes: number;
  totals: ControlTotals;
  /** Of payroll files. */
  missing?: MissingForPayroll;
  /** What the payroll's format has no column for. */
  left?: { worker: string; earning: string; minutes: number | null; cents: number | null }[];
}
