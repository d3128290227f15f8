import { Injectable } from '@nestjs/common';
import type { RowOf, Work } from '#libs/platform';
import type { Company } from './company.entity.js';
import { CompanyNotChosen, CompanyUnknown } from './company.errors.js';
import { COMPANY_COLUMNS, type CompanyRow } from './company.rows.js';

@Injectable()
export class CompanyQueries {
  /**
   * The company for endpoints whose path names none: the given one, if the actor manages it or is
   * an administrator, else the first one that the actor manages. One statement.
   *
   * @param role settings need an owner
   * @throws Invalid naming `company`: out of reach, or an administrator has to choose
   */
  async managed(
    work: Work,
    companySlug: string | undefined,
    role: 'manager' | 'owner' = 'manager',
  ): Promise<CompanyRow> {
    const managed = work.actor.companyIdsAs(role);
    if (!companySlug && managed.length === 0) throw new CompanyNotChosen();
    const company = companySlug
      ? await work.row<CompanyRow>(`select ${COMPANY_COLUMNS} from companies c where c.slug = $1`, [
          companySlug,
        ])
      : await work.row<CompanyRow>(`select ${COMPANY_COLUMNS} from companies c where c.id = $1`, [
          managed[0],
        ]);
    if (!company || !(work.actor.isAdministrator || managed.includes(company.id)))
      throw new CompanyUnknown();
    return company;
  }

  /**
   * Companies whose pages the actor may open, by name: those where they are owner or manager, for administrators the
   * given one and the first 50. One statement.
   *
   * @param slug a company that an administrator asks for
   */
  reached(work: Work, slug: string | null = null): Promise<CompanyRow[]> {
    return work.rows<CompanyRow>(
      `select ${COMPANY_COLUMNS} from companies c where c.id = any($1) or $2 order by c.slug = $3 desc nulls last, lower(c.name), c.id limit 50`,
      [work.actor.companyIdsAs('manager', 'owner'), work.actor.isAdministrator, slug],
    );
  }

  /** Since when billing restricts the company; null: it does not. One statement. */
  async restrictedSinceUnchecked(work: Work, companyId: number): Promise<Date | null> {
    const row = await work.row<Pick<RowOf<Company>, 'restricted_since'>>(
      'select c.restricted_since from companies c where c.id = $1',
      [companyId],
    );
    return row?.restricted_since ?? null;
  }

  /** Companies that billing restricts, or will. One statement. */
  async restrictedIds(work: Work): Promise<number[]> {
    const rows = await work.rows<{ id: number }>(
      'select c.id from companies c where c.restricted_since is not null order by c.id',
    );
    return rows.map(({ id }) => id);
  }
}
