import { Injectable } from '@nestjs/common';
import { CompanyQueries, CompanyUnknown, type CompanyRow } from '#libs/company';
import { NotFound, Unauthorized } from '#libs/kernel';
import type { Caller, Work } from '#libs/platform';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { CurrentCompanyService } from '../frame/current-company.service.js';

/** The company of a page that needs a certain role in it. */
@Injectable()
export class OfficeCompanyService {
  constructor(
    private readonly current: CurrentCompanyService,
    private readonly companies: CompanyQueries,
  ) {}

  /**
   * For owners and administrators. One statement.
   *
   * @throws NotFound the company in the address is out of reach
   * @throws Unauthorized the actor only manages it
   */
  async owned(work: Work, by: Caller, request: EdgeRequest): Promise<CompanyRow> {
    const company = await this.reached(work, by, request);
    if (by.actor.isAdministrator || by.actor.is('owner', company.id)) return company;
    throw new Unauthorized();
  }

  /**
   * For managers and administrators. One statement.
   *
   * @throws NotFound, Unauthorized the actor only owns it
   */
  async managed(work: Work, by: Caller, request: EdgeRequest): Promise<CompanyRow> {
    const company = await this.reached(work, by, request);
    if (by.actor.manages(company.id)) return company;
    throw new Unauthorized();
  }

  /** Of a row that was found, for everybody of the office. One statement. @throws NotFound */
  async ofId(work: Work, by: Caller, request: EdgeRequest, id: number): Promise<CompanyRow> {
    const company = await this.companies.ofOffice(work, id);
    this.current.show(request, company);
    return company;
  }

  /** For everybody of the office. One statement. @throws NotFound */
  async reached(work: Work, by: Caller, request: EdgeRequest): Promise<CompanyRow> {
    try {
      return await this.current.of(work, by, request);
    } catch (error) {
      if (error instanceof CompanyUnknown) throw new NotFound('Company');
      throw error;
    }
  }
}
