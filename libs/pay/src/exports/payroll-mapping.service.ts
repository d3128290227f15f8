import { Injectable } from '@nestjs/common';
import { Invalid, NotFound } from '#libs/kernel';
import { FactBus, type Work } from '#libs/platform';
import { assertMoneyReached } from '../pay.policy.js';
import { assertCodes, assertColumns } from '../payroll/mapping-text.js';
import type { PayrollMapping } from '../payroll/payroll-mapping.js';
import { PayrollMappingChanged } from './pay-export.facts.js';

/** Another mapping of the company has the name. */
export class MappingNameTaken extends Invalid {
  constructor() {
    const sentence = 'Another mapping has this name.';
    super('payroll_mapping.name_taken', sentence, { name: sentence });
  }
}

/** Says how the company's payroll wants its file. */
@Injectable()
export class PayrollMappingService {
  constructor(private readonly facts: FactBus) {}

  /**
   * Keeps a mapping under a name; with an id, in place of that one. The edge has checked its texts.
   *
   * @returns its id
   * @throws NotFound the actor may not read the company's money, or there is no such mapping
   * @throws MappingNameTaken
   * @throws Invalid naming `columns` or `codes`, as `assertColumns` and `assertCodes`
   */
  async write(
    work: Work,
    companyId: number,
    { id = null, name, mapping }: { id?: number | null; name: string; mapping: PayrollMapping },
  ): Promise<number> {
    assertMoneyReached(work.actor, companyId);
    assertColumns(mapping.columns);
    assertCodes(mapping.codes);
    const other = await work.row<{ id: number }>(
      'select pm.id from payroll_mappings pm where pm.company_id = $1 and lower(pm.name) = lower($2) for update',
      [companyId, name],
    );
    if (other && other.id !== id) throw new MappingNameTaken();
    const values = [companyId, name, JSON.stringify(mapping), work.now];
    const written =
      id === null
        ? await work.row<{ id: number }>(
            `insert into payroll_mappings (company_id, name, mapping, updated_at) values ($1, $2, $3, $4)
             on conflict (company_id, name) do nothing returning id`,
            values,
          )
        : await work.row<{ id: number }>(
            'update payroll_mappings set name = $2, mapping = $3, updated_at = $4 where company_id = $1 and id = $5 returning id',
            [...values, id],
          );
    if (!written && id === null) throw new MappingNameTaken();
    if (!written) throw new NotFound('PayrollMapping');
    await this.facts.record(work, new PayrollMappingChanged(companyId, written.id, { name }));
    return written.id;
  }

  /** @throws NotFound as `write` */
  async remove(work: Work, companyId: number, id: number): Promise<void> {
    assertMoneyReached(work.actor, companyId);
    const removed = await work.row<{ id: number }>(
      'delete from payroll_mappings where company_id = $1 and id = $2 returning id',
      [companyId, id],
    );
    if (!removed) throw new NotFound('PayrollMapping');
    await this.facts.record(work, new PayrollMappingChanged(companyId, id, null));
  }
}
