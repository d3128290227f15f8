import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import type { LaborTypeRow } from './company.rows.js';

@Injectable()
export class LaborTypeQueries {
  /** The skills of a company, by name. One statement. */
  ofCompany(work: Work, companyId: number): Promise<LaborTypeRow[]> {
    return work.rows<LaborTypeRow>(
      'select id, company_id, name from labor_types where company_id = $1 order by name, id',
      [companyId],
    );
  }

  /** Null for another company's, too. One statement. */
  inCompany(work: Work, companyId: number, id: number): Promise<LaborTypeRow | null> {
    return work.row<LaborTypeRow>(
      'select id, company_id, name from labor_types where id = $1 and company_id = $2',
      [id, companyId],
    );
  }
}
