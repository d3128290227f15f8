import { Controller, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type Person,
  PersonErasingService,
  PersonExportService,
  type PersonKey,
} from '#libs/labor';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { PersonalDataShape, type PersonalDataView } from '../presenters/personal-data.presenter.js';
import { success, SuccessShape, type SuccessView } from '../presenters/success.js';

const WHO =
  'The person is the account, the contacts linked to it, and contacts with its number, in every company.';
const ERASED = `${WHO} They are taken off calls to come, and signed out. Names, numbers, addresses, notes, texts and mentions are erased at
  once and for good; hours and audit entries stay, under a pseudonym. A STOP of the number stays in force. While the person is clocked in, or
  is the last owner of a company: 409.`;
const EXPORTED = `${WHO} Each export is in the audit trail.`;

/** The stored data of one person, found by a contact or an account. */
@ApiTags('People')
@Controller('admin')
export class PersonalDataController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly erasing: PersonErasingService,
    private readonly exports: PersonExportService,
  ) {}

  @ApiOperation({
    operationId: 'eraseWorker',
    summary: 'Forgets the person behind a contact',
    description: ERASED,
  })
  @Post('workers/:slug/erase')
  @Allow('person.erase')
  @Returns(200, SuccessShape)
  eraseWorker(@By() by: Caller, @Param('slug') workerSlug: string): Promise<SuccessView> {
    return this.erase(by, { workerSlug });
  }

  @ApiOperation({
    operationId: 'eraseUser',
    summary: 'Forgets the person behind an account',
    description: ERASED,
  })
  @Post('users/:id/erase')
  @Allow('person.erase')
  @Returns(200, SuccessShape)
  eraseUser(@By() by: Caller, @Param('id') userId: number): Promise<SuccessView> {
    return this.erase(by, { userId });
  }

  @ApiOperation({
    operationId: 'exportWorker',
    summary: 'All that is stored about the person behind a contact',
    description: EXPORTED,
  })
  @Post('workers/:slug/export')
  @Allow('person.export')
  @Returns(200, PersonalDataShape)
  exportWorker(@By() by: Caller, @Param('slug') workerSlug: string): Promise<PersonalDataView> {
    return this.export(by, { workerSlug });
  }

  @ApiOperation({
    operationId: 'exportUser',
    summary: 'All that is stored about the person behind an account',
    description: EXPORTED,
  })
  @Post('users/:id/export')
  @Allow('person.export')
  @Returns(200, PersonalDataShape)
  exportUser(@By() by: Caller, @Param('id') userId: number): Promise<PersonalDataView> {
    return this.export(by, { userId });
  }

  private async erase(by: Caller, key: PersonKey): Promise<SuccessView> {
    const person = await this.unitOfWork.as(by, (work) => this.erasing.erase(work, key));
    return success(`The person is forgotten: ${countsOf(person)}.`);
  }

  private export(by: Caller, key: PersonKey): Promise<PersonalDataView> {
    return this.unitOfWork.as(by, (work) => this.exports.export(work, key));
  }
}

function countsOf({ contacts, accounts }: Person): string {
  const some = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
  return `${some(contacts.length, 'contact')}, ${some(accounts.length, 'account')}`;
}
