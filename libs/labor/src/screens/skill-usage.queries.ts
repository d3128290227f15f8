import { Injectable } from '@nestjs/common';
import { assertCompanyReached, type LaborTypeRow } from '#libs/company';
import type { Work } from '#libs/platform';

/** A skill, and who and what needs it. */
export type SkillUsage = LaborTypeRow & {
  /** Contacts who have it. */
  workers: number;
  /** Requirements that ask for it, deleted ones included: it cannot be deleted while there is one. */
  requirements: number;
};

@Injectable()
export class SkillUsageQueries {
  /** The skills of a company, by name. One statement. @throws NotFound the actor does not reach the company */
  async ofCompany(work: Work, companyId: number): Promise<SkillUsage[]> {
    assertCompanyReached(work.actor, companyId);
    return work.rows<SkillUsage>(
      `select t.id, t.company_id, t.name,
              (select count(*)::int from worker_skills ws where ws.labor_type_id = t.id) as workers,
              (select count(*)::int from labor_requirements q where q.labor_type_id = t.id) as requirements
         from labor_types t where t.company_id = $1 order by lower(t.name), t.id`,
      [companyId],
    );
  }
}
