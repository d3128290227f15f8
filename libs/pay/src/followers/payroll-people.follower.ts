import { PersonErased, PersonExported, WorkerMerged } from '#libs/labor';
import { Follower, OnFact, type Work } from '#libs/platform';
import { FROZEN_ITEMS } from '../periods/closed-item.rows.js';

/**
 * What pay keeps of people beside their hours: payroll numbers, and files with names. Frozen lines name nobody and stay, as
 * hours do.
 */
@Follower('pay')
export class PayrollPeopleFollower {
  /** The numbers go, and so do the files of their companies, which can be made again under the pseudonym. */
  @OnFact(PersonErased)
  async whenPersonErased(work: Work, { person }: PersonErased): Promise<void> {
    await work.rows('delete from worker_payroll_numbers where worker_id = any($1::bigint[])', [
      person.contacts.map(({ id }) => id),
    ]);
    // Before the parts: a file that is being written ends before this, or finds that it is deleted.
    await work.rows(
      `update pay_exports set state = case when state in ('running', 'done') then 'deleted' else state end, summary = summary - 'missing' - 'left'
        where company_id = any($1::bigint[])`,
      [person.companyIds],
    );
    await work.rows('delete from pay_export_parts where company_id = any($1::bigint[])', [
      person.companyIds,
    ]);
  }

  @OnFact(PersonExported)
  async whenPersonExported(work: Work, { person, sections }: PersonExported): Promise<void> {
    sections['payroll_numbers'] = await work.jsonRows(
      'select wpn.worker_id, wpn.number from worker_payroll_numbers wpn where wpn.worker_id = any($1::bigint[]) order by wpn.worker_id',
      [person.contacts.map(({ id }) => id)],
    );
    sections['closed_pay'] = await work.jsonRows(
      `select cpi.labor_request_id, cpi.cancellation_id, pp.starts_on, pp.payday, cpi.date, cpi.earning, cpi.minutes, cpi.cents
         from ${FROZEN_ITEMS}
         join pay_periods pp on pp.id = cpi.pay_period_id
        where cpi.worker_id = any($1::bigint[]) order by cpi.id`,
      [person.contacts.map(({ id }) => id)],
    );
  }

  /** The contact that stays takes the number, unless it has one. */
  @OnFact(WorkerMerged)
  async whenWorkersMerged(work: Work, { workerId, mergedId }: WorkerMerged): Promise<void> {
    await work.rows(
      `update worker_payroll_numbers set worker_id = $1
        where worker_id = $2 and not exists (select from worker_payroll_numbers wpn where wpn.worker_id = $1)`,
      [workerId, mergedId],
    );
  }
}
