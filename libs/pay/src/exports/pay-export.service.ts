import { Injectable } from '@nestjs/common';
import { addDays, daysBetween, Invalid, isDate, NotFound } from '#libs/kernel';
import { FactBus, TaskQueueService, type Work } from '#libs/platform';
import { assertMoneyReached } from '../pay.policy.js';
import { ClosedPayQueries } from '../periods/closed-pay.queries.js';
import { PayPeriodQueries } from '../periods/pay-period.queries.js';
import { PaySettingsQueries } from '../settings/pay-settings.queries.js';
import { BUILD_PAY_EXPORT } from './build-pay-export.task-name.js';
import type { ExportFormat, ExportOptions } from './export-options.js';
import { ExportParts } from './export-parts.js';
import { PayExported } from './pay-export.facts.js';
import {
  isPayrollFormat,
  payrollFile,
  payrollSummary,
  type PayrollFormat,
} from './payroll-export.js';
import { PayrollMappingQueries } from './payroll-mapping.queries.js';

/** Most days of a table that is made of dates. */
export const MOST_DAYS = 400;

/** What somebody asks for: a closed period by its first day, or dates of calls. */
export interface AskedExport {
  format: ExportFormat;
  period?: string;
  from?: string;
  until?: string;
  /** Slugs: only this worker's or event's. */
  worker?: string;
  event?: string;
  /** Of the format `mapped`; ADP takes its codes from it. */
  mapping?: number;
}

interface PlannedExport {
  format: ExportFormat;
  periodId: number | null;
  options: ExportOptions;
}

/** Makes files of hours and pay. */
@Injectable()
export class PayExportService {
  constructor(
    private readonly periods: PayPeriodQueries,
    private readonly closed: ClosedPayQueries,
    private readonly settings: PaySettingsQueries,
    private readonly mappings: PayrollMappingQueries,
    private readonly tasks: TaskQueueService,
    private readonly facts: FactBus,
  ) {}

  /**
   * Asks for a file. A payroll's file is there at once; a table is written by a task, and says how far it is. The same
   * question about a closed period gives the same bytes, as long as payroll numbers, codes and names stay.
   *
   * @returns the id of the export
   * @throws NotFound the actor may not read the company's money; no such closed period
   * @throws Invalid naming the field
   */
  async ask(work: Work, companyId: number, asked: AskedExport): Promise<number> {
    assertMoneyReached(work.actor, companyId);
    const planned = await this.plan(work, companyId, asked);
    const made = await work.row<{ id: number }>(
      `insert into pay_exports (company_id, pay_period_id, format, options, file_name, state, created_by_user_id, created_at)
       values ($1, $2, $3, $4, $5, 'running', $6, $7) returning id`,
      [
        ...[companyId, planned.periodId, planned.format, JSON.stringify(planned.options)],
        ...[fileName(planned), work.actor.userId, work.now],
      ],
    );
    const { id } = made!;
    if (isPayrollFormat(planned.format)) await this.writePayroll(work, { id, companyId }, planned);
    else
      this.tasks.addHeavy(work, BUILD_PAY_EXPORT, { exportId: id }, { companyId, maxAttempts: 3 });
    const { from, until } = planned.options;
    const { format, period = null } = asked;
    await this.facts.record(work, new PayExported(companyId, id, { format, period, from, until }));
    return id;
  }

  private async plan(work: Work, companyId: number, asked: AskedExport): Promise<PlannedExport> {
    const { format } = asked;
    const mapping = await this.mappingOf(work, companyId, asked);
    const narrowed = await this.narrowed(work, companyId, asked);
    if (asked.period !== undefined) {
      if (!isDate(asked.period)) throw Invalid.field('period', 'Write the date as YYYY-MM-DD.');
      const period = await this.periods.closedOne(work, companyId, asked.period);
      if (narrowed.eventId !== undefined)
        throw Invalid.field('event', 'A pay period has all events.');
      const dates = { from: period.startsOn, until: period.endsOn };
      return { format, periodId: period.id, options: { ...dates, ...narrowed, ...mapping } };
    }
    if (isPayrollFormat(format))
      throw Invalid.field('period', 'A payroll gets a closed pay period.');
    const [from, until] = [requireDate('from', asked.from), requireDate('until', asked.until)];
    if (until < from) throw Invalid.field('until', 'This is before the first day.');
    if (daysBetween(from, until) >= MOST_DAYS)
      throw Invalid.field(
        'until',
        `At most ${MOST_DAYS} days; the last would be ${addDays(from, MOST_DAYS - 1)}.`,
      );
    return { format, periodId: null, options: { from, until, ...narrowed } };
  }

  private async mappingOf(
    work: Work,
    companyId: number,
    { format, mapping: id }: AskedExport,
  ): Promise<Pick<ExportOptions, 'mapping'>> {
    if (id === undefined) {
      if (format === 'mapped') throw Invalid.field('mapping', 'Choose a mapping.');
      return {};
    }
    if (!isPayrollFormat(format)) throw Invalid.field('mapping', 'A table has no mapping.');
    const found = await this.mappings.findUnchecked(work, companyId, id);
    if (!found) throw Invalid.field('mapping', 'There is no such mapping.');
    return { mapping: found.mapping };
  }

  private async narrowed(
    work: Work,
    companyId: number,
    { format, worker, event }: AskedExport,
  ): Promise<Pick<ExportOptions, 'workerId' | 'eventId'>> {
    if (worker === undefined && event === undefined) return {};
    if (isPayrollFormat(format))
      throw Invalid.field(worker === undefined ? 'event' : 'worker', 'A payroll gets everybody.');
    const row = await work.row<{ workerId: number | null; eventId: number | null }>(
      `select (select w.id from workers w where w.company_id = $1 and w.slug = $2) as "workerId",
              (select e.id from events e where e.company_id = $1 and e.slug = $3) as "eventId"`,
      [companyId, worker ?? null, event ?? null],
    );
    if (worker !== undefined && !row!.workerId)
      throw Invalid.field('worker', 'There is no such contact.');
    if (event !== undefined && !row!.eventId)
      throw Invalid.field('event', 'There is no such event.');
    return {
      ...(row!.workerId && { workerId: row!.workerId }),
      ...(row!.eventId && { eventId: row!.eventId }),
    };
  }

  private async writePayroll(
    work: Work,
    made: { id: number; companyId: number },
    { format, periodId, options }: PlannedExport,
  ): Promise<void> {
    if (periodId === null) throw new NotFound('PayPeriod');
    const settings = await this.settings.ofCompany(work, made.companyId);
    const items = await this.closed.payrollItemsUnchecked(work, made.companyId, periodId);
    const file = payrollFile(format as PayrollFormat, items, { options, settings });
    const parts = new ExportParts(made);
    await parts.add(work, Buffer.from(file.text));
    const sha256 = await parts.end(work);
    await work.rows(
      `update pay_exports set state = 'done', done = $2, total = $2, sha256 = $3, summary = $4, file_name = $5, finished_at = $6 where id = $1`,
      [
        ...[made.id, file.totals.workers, sha256, JSON.stringify(payrollSummary(file))],
        ...[file.name, work.now],
      ],
    );
  }
}

function fileName({ format, options: { from, until } }: PlannedExport): string {
  return `hours-and-pay-${from}-to-${until}.${format === 'xlsx' ? 'xlsx' : 'csv'}`;
}

function requireDate(field: 'from' | 'until', text: string | undefined): string {
  if (text === undefined || !isDate(text))
    throw Invalid.field(field, 'Write the date as YYYY-MM-DD.');
  return text;
}
