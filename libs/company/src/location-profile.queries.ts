import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import type { LocationRow } from './company.rows.js';

const COLUMNS =
  'id, company_id, name, address, time_zone, minimum_minutes, meal_trigger_minutes, round_up_minutes';

@Injectable()
export class LocationProfileQueries {
  /** The locations of a company, by name. One statement. */
  ofCompany(work: Work, companyId: number): Promise<LocationRow[]> {
    return work.rows<LocationRow>(
      `select ${COLUMNS} from location_profiles where company_id = $1 order by name, id`,
      [companyId],
    );
  }

  /** Null for another company's, too. One statement. */
  inCompany(work: Work, companyId: number, id: number): Promise<LocationRow | null> {
    return work.row<LocationRow>(
      `select ${COLUMNS} from location_profiles where id = $1 and company_id = $2`,
      [id, companyId],
    );
  }

  /** The same, kept for this transaction: no event comes or goes with it meanwhile. */
  lockInCompany(work: Work, companyId: number, id: number): Promise<LocationRow | null> {
    return work.row<LocationRow>(
      `select ${COLUMNS} from location_profiles where id = $1 and company_id = $2 for update`,
      [id, companyId],
    );
  }
}
