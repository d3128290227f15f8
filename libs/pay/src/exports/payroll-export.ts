import { adpFile } from '../payroll/adp-file.js';
import { gustoFile } from '../payroll/gusto-file.js';
import { mappedFile } from '../payroll/mapped-file.js';
import type { PayrollFile } from '../payroll/payroll-file.js';
import type { PayrollItem } from '../payroll/payroll-item.js';
import type { PaySettingsRow } from '../settings/pay-settings.queries.js';
import type { ExportFormat, ExportOptions, ExportSummary } from './export-options.js';

/** Formats of payrolls; the others are tables. */
export type PayrollFormat = Exclude<ExportFormat, 'csv' | 'xlsx'>;

export function isPayrollFormat(format: ExportFormat): format is PayrollFormat {
  return format !== 'csv' && format !== 'xlsx';
}

/** Codes of ADP for kinds of pay other than regular time and overtime, until the company types its own. */
const ADP_CODES = { double_time: 'D' };

/** The file of a closed period in the format of a payroll. @param options.mapping given where the format is `mapped` */
export function payrollFile(
  format: PayrollFormat,
  items: readonly PayrollItem[],
  { options, settings }: { options: ExportOptions; settings: PaySettingsRow },
): PayrollFile {
  const period = { start: options.from, end: options.until };
  switch (format) {
    case 'adp':
      return adpFile(items, {
        companyCode: settings.adp_company_code,
        batchId: settings.adp_batch_id,
        codes: { ...ADP_CODES, ...options.mapping?.codes },
      });
    case 'gusto':
      return gustoFile(items, period.end);
    case 'mapped':
      return mappedFile(items, {
        ...{ mapping: options.mapping!, period, company: settings.payroll_company_id },
      });
  }
}

/** At most so many of each are listed beside the file. */
const LISTED = 500;

export function payrollSummary({ text, rows, totals, missing, left }: PayrollFile): ExportSummary {
  return {
    rows,
    bytes: Buffer.byteLength(text),
    totals,
    missing: { ...missing, workers: missing.workers.slice(0, LISTED) },
    left: left
      .slice(0, LISTED)
      .map(({ worker, key, minutes, cents }) => ({ worker, earning: key, minutes, cents })),
  };
}
