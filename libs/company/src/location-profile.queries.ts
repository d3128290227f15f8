import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import { LOCATION_COLUMNS, type LocationRow } from './company.rows.js';

@Injectable()
export class LocationProfileQueries {
  /** The locations of a company, by name. One statement. */
  ofCompany(work: Work, companyId: number): Promise<LocationRow[]> {
    return work.rows<LocationRow>(
      `select ${LOCATION_COLUMNS} from location_profiles l where l.company_id = $1 order by l.name, l.id`,
      [companyId],
    );
  }

  /** Null for another company's, too. One statement. */
  inCompany(work: Work, companyId: number, id: number): Promise<LocationRow | null> {
    return work.row<LocationRow>(
      `select ${LOCATION_COLUMNS} from location_profiles l where l.id = $1 and l.company_id = $2`,
      [id, companyId],
    );
  }

  /** The same, kept for this transaction: no event comes or goes with it meanwhile. */
  lockInCompany(work: Work, companyId: number, id: number): Promise<LocationRow | null> {
    return work.row<LocationRow>(
      `select ${LOCATION_COLUMNS} from location_profiles l where l.id = $1 and l.company_id = $2 for update`,
      [id, companyId],
    );
  }
}
