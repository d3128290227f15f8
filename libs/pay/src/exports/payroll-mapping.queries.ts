import { Injectable } from '@nestjs/common';
import type { RowOf, Work } from '#libs/platform';
import { assertMoneyReached } from '../pay.policy.js';
import type { PayrollMapping } from '../payroll/payroll-mapping.js';
import type { StoredPayrollMapping } from './payroll-mapping.entity.js';

export type PayrollMappingRow = Omit<RowOf<StoredPayrollMapping>, 'company_id' | 'mapping'> & {
  mapping: PayrollMapping;
};

const COLUMNS = 'pm.id, pm.name, pm.mapping, pm.updated_at';

/** Mappings of a company's payroll files. One statement each. */
@Injectable()
export class PayrollMappingQueries {
  /** By name. @throws NotFound the actor may not read the company's money */
  async ofCompany(work: Work, companyId: number): Promise<PayrollMappingRow[]> {
    assertMoneyReached(work.actor, companyId);
    return work.rows<PayrollMappingRow>(
      `select ${COLUMNS} from payroll_mappings pm where pm.company_id = $1 order by lower(pm.name), pm.id`,
      [companyId],
    );
  }

  /** Null: there is none. The caller has checked the right. */
  findUnchecked(work: Work, companyId: number, id: number): Promise<PayrollMappingRow | null> {
    return work.row<PayrollMappingRow>(
      `select ${COLUMNS} from payroll_mappings pm where pm.company_id = $1 and pm.id = $2`,
      [companyId, id],
    );
  }
}
