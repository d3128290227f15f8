import { Injectable } from '@nestjs/common';
import { Invalid, safeCell } from '#libs/kernel';
import { FactBus, type Work } from '#libs/platform';
import { assertMoneyReached } from '../pay.policy.js';
import { PayrollNumbersTyped } from './pay-export.facts.js';

/** A worker's number in the payroll; blank: none. */
export interface TypedNumber {
  workerId: number;
  number: string;
}

const LONGEST = 30;

/** Says what workers are called in the company's payroll. */
@Injectable()
export class PayrollNumberService {
  constructor(private readonly facts: FactBus) {}

  /**
   * Types numbers of workers, all or none. Four statements.
   *
   * @throws NotFound the actor may not read the company's money
   * @throws Invalid naming `numbers.<place>.number` or `.worker_id`: too long, read as a formula by spreadsheets,
   * given to somebody else, no such contact
   */
  async type(work: Work, companyId: number, typed: readonly TypedNumber[]): Promise<void> {
    assertMoneyReached(work.actor, companyId);
    const numbers = typed.map(({ workerId, number }) => ({ workerId, number: number.trim() }));
    await this.assertUsable(work, companyId, numbers);
    const ids = numbers.map(({ workerId }) => workerId);
    // All go before some come, so that two workers can change numbers.
    await work.rows(
      'delete from worker_payroll_numbers where company_id = $1 and worker_id = any($2::bigint[])',
      [companyId, ids],
    );
    const given = numbers.filter(({ number }) => number !== '');
    const written = await work.rows<{ worker_id: number }>(
      `insert into worker_payroll_numbers (worker_id, company_id, number)
       select typed.id, $1, typed.number from unnest($2::bigint[], $3::text[]) as typed(id, number)
           on conflict (company_id, number) do nothing returning worker_id`,
      [companyId, given.map(({ workerId }) => workerId), given.map(({ number }) => number)],
    );
    const refused = numbers.findIndex(
      ({ workerId, number }) =>
        number !== '' && !written.some(({ worker_id: id }) => id === workerId),
    );
    if (refused >= 0)
      throw Invalid.field(`numbers.${refused}.number`, 'Somebody else has this payroll number.');
    await this.facts.record(work, new PayrollNumbersTyped(companyId, ids));
  }

  /** Locks the workers: who types the same numbers at once waits. */
  private async assertUsable(
    work: Work,
    companyId: number,
    numbers: readonly TypedNumber[],
  ): Promise<void> {
    const long = numbers.findIndex(({ number }) => number.length > LONGEST);
    if (long >= 0) throw Invalid.field(`numbers.${long}.number`, `At most ${LONGEST} characters.`);
    // A file would hold it with an apostrophe, which no payroll knows.
    const odd = numbers.findIndex(({ number }) => safeCell(number) !== number);
    if (odd >= 0)
      throw Invalid.field(
        `numbers.${odd}.number`,
        'A payroll number begins with a letter or digit.',
      );
    const ours = await work.rows<{ id: number }>(
      'select w.id from workers w where w.company_id = $1 and w.id = any($2::bigint[]) order by w.id for no key update',
      [companyId, numbers.map(({ workerId }) => workerId)],
    );
    const known = new Set(ours.map(({ id }) => id));
    const unknown = numbers.findIndex(({ workerId }) => !known.delete(workerId));
    if (unknown >= 0)
      throw Invalid.field(
        `numbers.${unknown}.worker_id`,
        'There is no such contact, or it is named twice.',
      );
  }
}
