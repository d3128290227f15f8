import { Injectable } from '@nestjs/common';
import { NotFound } from '#libs/kernel';
import type { RowOf, Work } from '#libs/platform';
import type { Company } from './company.entity.js';
import { CompanyNotChosen, CompanyUnknown } from './company.errors.js';
import { COMPANY_COLUMNS, type CompanyRow } from './company.rows.js';

export type ListedCompany = CompanyRow & Pick<RowOf<Company>, 'created_at' | 'restricted_since'>;

/** A company whose pages the actor may open. */
export type ReachedCompany = CompanyRow & Pick<RowOf<Company>, 'restricted_since'>;

@Injectable()
export class CompanyQueries {
  /**
   * The company for endpoints whose path names none: the given one, if the actor manages it or is
   * an administrator, else the first one that the actor manages. One statement.
   *
   * @param roles that count: settings need an owner, money a manager or an owner; default: manager
   * @throws Invalid naming `company`: out of reach, or an administrator has to choose
   */
  async managed(
    work: Work,
    companySlug: string | undefined,
    ...roles: ('manager' | 'owner')[]
  ): Promise<CompanyRow> {
    const managed = work.actor.companyIdsAs(...(roles.length > 0 ? roles : (['manager'] as const)));
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
  reached(work: Work, slug: string | null = null): Promise<ReachedCompany[]> {
    return work.rows<ReachedCompany>(
      `select ${COMPANY_COLUMNS}, c.restricted_since from companies c where c.id = any($1) or $2 order by c.slug = $3 desc nulls last, lower(c.name), c.id limit 50`,
      [work.actor.companyIdsAs('manager', 'owner'), work.actor.isAdministrator, slug],
    );
  }

  /**
   * Companies by name; for administrators, by the grants. One statement.
   *
   * @param search part of the name, the short name or the slug; blank: all
   * @param page from 1
   */
  async page(
    work: Work,
    search: string,
    page: number,
    size: number,
  ): Promise<{ companies: ListedCompany[]; total: number }> {
    if (!work.actor.isAdministrator) throw new NotFound('Company');
    const rows = await work.rows<ListedCompany & { total: number }>(
      `select ${COMPANY_COLUMNS}, c.created_at, c.restricted_since, count(*) over ()::int as total from companies c
        where c.name ilike $1 or c.name_short ilike $1 or c.slug ilike $1
        order by lower(c.name), c.id limit $2 offset $3`,
      [`%${search.trim().replace(/[\\%_]/g, '\\$&')}%`, size, (page - 1) * size],
    );
    return {
      total: rows[0]?.total ?? 0,
      companies: rows.map(({ total: _, ...company }) => company),
    };
  }

  /** One of them, for administrators. One statement. @throws NotFound */
  async listed(work: Work, slug: string): Promise<ListedCompany> {
    const company =
      work.actor.isAdministrator &&
      (await work.row<ListedCompany>(
        `select ${COMPANY_COLUMNS}, c.created_at, c.restricted_since from companies c where c.slug = $1`,
        [slug],
      ));
    if (!company) throw new NotFound('Company');
    return company;
  }

  /** The company of a row that was found. One statement. @throws CompanyUnknown the actor does not manage it */
  async reachedById(work: Work, id: number): Promise<ReachedCompany> {
    const company = work.actor.manages(id)
      ? await work.row<ReachedCompany>(
          `select ${COMPANY_COLUMNS}, c.restricted_since from companies c where c.id = $1`,
          [id],
        )
      : null;
    if (!company) throw new CompanyUnknown();
    return company;
  }

  /** The company of a row that was found, for its owners, managers and administrators. One statement. @throws NotFound */
  async ofOffice(work: Work, id: number): Promise<CompanyRow> {
    const company =
      work.actor.manages(id) || work.actor.is('owner', id)
        ? await work.row<CompanyRow>(`select ${COMPANY_COLUMNS} from companies c where c.id = $1`, [
            id,
          ])
        : null;
    if (!company) throw new NotFound('Company');
    return company;
  }

  /** What leads the pages behind links: for a row that was found by its token. One statement. */
  async brandUnchecked(
    work: Work,
    companyId: number,
  ): Promise<Pick<CompanyRow, 'slug' | 'name' | 'logo_file'>> {
    const brand = await work.row<Pick<CompanyRow, 'slug' | 'name' | 'logo_file'>>(
      'select c.slug, c.name, c.logo_file from companies c where c.id = $1',
      [companyId],
    );
    return brand!;
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
