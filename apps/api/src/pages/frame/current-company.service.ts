import { Injectable } from '@nestjs/common';
import { CompanyQueries, CompanyUnknown, NoCompanyYet, type CompanyRow } from '#libs/company';
import type { Caller, Work } from '#libs/platform';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { frameState, rememberCompany, rememberedCompany } from './remembered.js';

/** Shown with a banner while billing restricts it, where the page knows. */
type ShownCompany = CompanyRow & { restricted_since?: Date | string | null };

/** The company whose pages somebody works with, when they manage several or administer all of them. */
@Injectable()
export class CurrentCompanyService {
  constructor(private readonly companies: CompanyQueries) {}

  /**
   * The company of a page whose path names none: the one in the address (`?company=<slug>`), else the one shown last,
   * else the actor's first. The frame shows its name, logo and the switch. One statement.
   *
   * @throws CompanyUnknown the company in the address is out of the actor's reach
   * @throws NoCompanyYet an administrator's installation has none
   */
  async of(work: Work, by: Caller, request: EdgeRequest): Promise<CompanyRow> {
    const { company } = (request.query ?? {}) as { company?: unknown };
    const asked = typeof company === 'string' && company !== '' ? company : null;
    const reached = await this.companies.reached(work, asked ?? rememberedCompany(request));
    const chosen = asked
      ? reached.find(({ slug }) => slug === asked)
      : (reached.find(({ slug }) => slug === rememberedCompany(request)) ?? reached[0]);
    if (!chosen)
      throw by.actor.isAdministrator && !asked ? new NoCompanyYet() : new CompanyUnknown();
    this.show(request, chosen, by.actor.isAdministrator || reached.length > 1 ? reached : []);
    return chosen;
  }

  /**
   * The company of a page whose path names something of it, such as a contact: the switch leads to the same kind of
   * page of others. One statement.
   *
   * @throws CompanyUnknown it is out of the actor's reach
   */
  async named(work: Work, by: Caller, request: EdgeRequest, slug: string): Promise<CompanyRow> {
    const reached = await this.companies.reached(work, slug);
    const company = reached.find((each) => each.slug === slug);
    if (!company) throw new CompanyUnknown();
    this.show(request, company, by.actor.isAdministrator || reached.length > 1 ? reached : []);
    return company;
  }

  /** The same by the company's id. One statement. @throws CompanyUnknown */
  async ofId(work: Work, by: Caller, request: EdgeRequest, id: number): Promise<CompanyRow> {
    const company = await this.companies.reachedById(work, id);
    this.show(request, company);
    return company;
  }

  /**
   * For the frame of a page that is about no company: the name of the visitor's own, and the switch. At most one
   * statement; shows none where the actor reaches none, or has no office.
   *
   * @returns the company that is shown
   */
  async showFirst(work: Work, by: Caller, request: EdgeRequest): Promise<CompanyRow | null> {
    const isOffice =
      by.actor.isAdministrator || by.actor.companyIdsAs('manager', 'owner').length > 0;
    const { company } = frameState(request);
    if (!isOffice || company !== undefined) return company ?? null;
    const remembered = rememberedCompany(request);
    const reached = await this.companies.reached(work, remembered);
    const shown = reached.find(({ slug }) => slug === remembered) ?? reached[0];
    if (shown)
      this.show(request, shown, by.actor.isAdministrator || reached.length > 1 ? reached : []);
    else frameState(request).company = null;
    return shown ?? null;
  }

  /**
   * Tells the frame which company a page belongs to, for pages whose path names it (an event's page). No statement.
   *
   * @param others companies to switch to
   */
  show(request: EdgeRequest, company: ShownCompany, others: readonly CompanyRow[] = []): void {
    const state = frameState(request);
    state.company = company;
    state.isRestricted = company.restricted_since != null;
    state.companies = others.map(({ slug, name }) => ({ slug, name }));
    if (others.length > 0) rememberCompany(request, company.slug);
  }
}
