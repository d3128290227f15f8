import { Injectable } from '@nestjs/common';
import { columnsOf, type Work } from '#libs/platform';
import { assertCompanyReached } from './company.policy.js';
import type { LaborTypeRow } from './company.rows.js';
import { LaborType } from './labor-type.entity.js';

const COLUMNS = columnsOf(LaborType, 't');

@Injectable()
export class LaborTypeQueries {
  /** The skills of a company, by name. One statement. @throws NotFound the actor does not reach the company */
  async ofCompany(work: Work, companyId: number): Promise<LaborTypeRow[]> {
    assertCompanyReached(work.actor, companyId);
    return work.rows<LaborTypeRow>(
      `select ${COLUMNS} from labor_types t where t.company_id = $1 order by t.name, t.id`,
      [companyId],
    );
  }

  /**
   * Null: unknown, or another company's. One statement. @throws NotFound the actor does not reach
   * the company
   */
  async inCompany(work: Work, companyId: number, id: number): Promise<LaborTypeRow | null> {
    assertCompanyReached(work.actor, companyId);
    return work.row<LaborTypeRow>(
      `select ${COLUMNS} from labor_types t where t.id = $1 and t.company_id = $2`,
      [id, companyId],
    );
  }
}
