import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import { assertCompanyReached } from './company.policy.js';
import { LOCATION_COLUMNS, type LocationRow } from './company.rows.js';

/** @throws NotFound the actor does not reach the company */
@Injectable()
export class LocationProfileQueries {
  /** The locations of a company, by name. One statement. */
  async ofCompany(work: Work, companyId: number): Promise<LocationRow[]> {
    assertCompanyReached(work.actor, companyId);
    return work.rows<LocationRow>(
      `select ${LOCATION_COLUMNS} from location_profiles l where l.company_id = $1 order by l.name, l.id`,
      [companyId],
    );
  }

  /** Null: unknown, or another company's. One statement. */
  async inCompany(work: Work, companyId: number, id: number): Promise<LocationRow | null> {
    assertCompanyReached(work.actor, companyId);
    return work.row<LocationRow>(
      `select ${LOCATION_COLUMNS} from location_profiles l where l.id = $1 and l.company_id = $2`,
      [id, companyId],
    );
  }

  /** The same, locked: no event can start or stop using it meanwhile. */
  async lockInCompany(work: Work, companyId: number, id: number): Promise<LocationRow | null> {
    assertCompanyReached(work.actor, companyId);
    return work.row<LocationRow>(
      `select ${LOCATION_COLUMNS} from location_profiles l where l.id = $1 and l.company_id = $2 for update`,
      [id, companyId],
    );
  }
}
