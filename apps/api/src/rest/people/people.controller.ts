import { Controller, Delete, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CompanyQueries } from '#libs/company';
import {
  AccountEndingService,
  LastAdministrator,
  LastOwner,
  PeopleQueries,
  RoleEndingService,
} from '#libs/identity';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { Refuses } from '../../edge/openapi/refuses.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { CompanyQuery } from '../company-query.dto.js';
import { PeopleShape, type PeopleView, presentPeople } from '../presenters/person.presenter.js';
import { success, SuccessShape, type SuccessView } from '../presenters/success.js';
import { UserSearchQuery } from './people.dto.js';

/** Lists roles and removes them. */
@ApiTags('People')
@Controller()
export class PeopleController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly companies: CompanyQueries,
    private readonly people: PeopleQueries,
    private readonly roles: RoleEndingService,
    private readonly accounts: AccountEndingService,
  ) {}

  @ApiOperation({
    operationId: 'listPeopleOfCompany',
    summary: 'Everybody with a role in the company: owners, managers and stewards',
    description: 'Each reading is in the audit trail.',
  })
  @Get('company/people')
  @Allow('role.list')
  @Returns(200, PeopleShape)
  async ofCompany(@By() by: Caller, @Query() query: CompanyQuery): Promise<PeopleView> {
    const work = this.unitOfWork.reading(by);
    const company = await this.companies.managed(work, query.company, 'owner');
    return presentPeople(await this.people.ofCompany(work, company.id));
  }

  @ApiOperation({
    operationId: 'endRole',
    summary: 'Ends a role: keys, sessions and sockets of the person with it, at once',
    description:
      'Owners end managers and stewards of their company, administrators every role. The last owner of a company cannot go (409).',
  })
  @Delete('roles/:id')
  @Allow('role.end')
  @Refuses(new LastOwner(), new LastAdministrator())
  @Returns(200, SuccessShape)
  async endRole(@By() by: Caller, @Param('id') id: number): Promise<SuccessView> {
    await this.unitOfWork.as(by, (work) => this.roles.end(work, id));
    return success('The role has ended, and the person is signed out.');
  }

  @ApiOperation({
    operationId: 'listUsers',
    summary: 'Accounts with their roles, by user name, at most a hundred',
    description: 'Each reading is in the audit trail.',
  })
  @Get('admin/users')
  @Allow('user.list')
  @Returns(200, PeopleShape)
  async users(@By() by: Caller, @Query() { search, page }: UserSearchQuery): Promise<PeopleView> {
    const found = await this.people.find(this.unitOfWork.reading(by), search ?? '', page);
    return presentPeople(found.people);
  }

  @ApiOperation({
    operationId: 'endUser',
    summary: 'Ends an account: its roles, keys, sessions, sockets and links, at once',
    description:
      'Nobody signs in to it any more; what the person did stays. The last owner of a company cannot go (409).',
  })
  @Delete('admin/users/:id')
  @Allow('user.end')
  @Refuses(new LastOwner(), new LastAdministrator())
  @Returns(200, SuccessShape)
  async endUser(@By() by: Caller, @Param('id') id: number): Promise<SuccessView> {
    await this.unitOfWork.as(by, (work) => this.accounts.end(work, id));
    return success('The account has ended.');
  }
}
