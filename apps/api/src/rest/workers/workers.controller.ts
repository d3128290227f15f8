import {
  Body,
  Controller,
  Delete,
  Get,
  Patch,
  Post,
  Put,
  Query,
  Res,
  type StreamableFile,
} from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CompanyQueries, type LaborTypeRow } from '#libs/company';
import { Invalid } from '#libs/kernel';
import {
  AltPhoneService,
  type ContactRow,
  CONTACTS_BY_NAME,
  type WorkerChanges,
  WorkerQueries,
  WorkerService,
} from '#libs/labor';
import { type Caller, UnitOfWork, type Work } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { IsRepeated } from '../../edge/idempotency/is-repeated.js';
import { WhenRepeated } from '../../edge/idempotency/when-repeated.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { By } from '../../edge/auth/by.js';
import { respondWithList, completeList, type ListSource } from '../../edge/paging/streamed-list.js';
import { ReturnsPages, PageQuery } from '../../edge/paging/paging.js';
import { ReadsReplica } from '../../edge/unchanged/reads-replica.js';
import { Revised } from '../../edge/unchanged/revised.js';
import { CompanyQuery } from '../company-query.dto.js';
import {
  ContactsShape,
  type ContactsView,
  presentContact,
  presentContacts,
} from '../presenters/contacts.presenter.js';
import type { WorkerView } from '../presenters/worker.presenter.js';
import { AltPhoneDto, NewWorkerDto, WorkerChangesDto, WorkerToDeleteDto } from './worker.dto.js';

/** Every success answers with the current contacts. */
@ApiTags('Workers')
@Controller('workers')
export class WorkersController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly companies: CompanyQueries,
    private readonly queries: WorkerQueries,
    private readonly workers: WorkerService,
    private readonly altPhones: AltPhoneService,
  ) {}

  @ApiOperation({
    operationId: 'listWorkers',
    summary: "The company's contacts and skills, both by name",
  })
  @Get()
  @Allow('worker.read')
  @Revised()
  @ReadsReplica()
  @ReturnsPages(ContactsShape)
  async list(
    @By() by: Caller,
    @Query() query: CompanyQuery,
    @Query() paging: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ContactsView | StreamableFile> {
    const work = this.unitOfWork.reading(by);
    const company = await this.companies.managed(work, query.company);
    return respondWithList(
      { query: paging, reply, order: CONTACTS_BY_NAME },
      this.contacts(work, company.id),
    );
  }

  @ApiOperation({ operationId: 'addWorker', summary: 'Adds a contact' })
  @Post()
  @WhenRepeated({ creates: true, readsAgain: true })
  @Allow('worker.edit')
  @Returns(201, ContactsShape)
  add(
    @By() by: Caller,
    @Query() query: CompanyQuery,
    @Body() body: NewWorkerDto,
    @IsRepeated() repeated: boolean,
  ): Promise<ContactsView | StreamableFile> {
    const draft = { name: body.name, phoneNumber: body.phone_number };
    return this.change(by, query, async (work, companyId) => {
      if (!repeated) await this.workers.add(work, companyId, draft);
    });
  }

  @ApiOperation({
    operationId: 'editWorker',
    summary:
      'Edits a contact, or with `alt_id` one of its alternate phones; what is left out stays',
  })
  @Patch()
  @Allow('worker.edit')
  @Returns(200, ContactsShape)
  async edit(
    @By() by: Caller,
    @Query() query: CompanyQuery,
    @Body() body: WorkerChangesDto,
  ): Promise<ContactsView | StreamableFile> {
    const altId = altIdIn(body);
    return this.change(by, query, async (work, companyId) => {
      if (altId === undefined)
        return this.workers.edit(work, companyId, body.id, {
          ...changesIn(body),
          phoneNumber: body.phone_number,
        });
      await this.altPhones.edit(work, companyId, body.id, altId, {
        phoneNumber: body.phone_number,
        label: body.label,
      });
      await this.workers.edit(work, companyId, body.id, changesIn(body));
    });
  }

  @ApiOperation({
    operationId: 'addWorkerPhone',
    summary:
      'Adds an alternate phone, or with `alt_id` and `make_primary` swaps one with the primary',
  })
  @Put()
  @Allow('worker.edit')
  @Returns(200, ContactsShape)
  async addPhone(
    @By() by: Caller,
    @Query() query: CompanyQuery,
    @Body() body: AltPhoneDto,
  ): Promise<ContactsView | StreamableFile> {
    const altId = altIdIn(body);
    if (altId !== undefined || body.make_primary) {
      if (altId === undefined) throw required('alt_id');
      if (!body.make_primary) throw required('make_primary');
      return this.change(by, query, (work, companyId) =>
        this.altPhones.makePrimary(work, companyId, body.id, altId),
      );
    }
    if (body.phone_number === undefined) throw required('phone_number');
    const draft = { phoneNumber: body.phone_number, label: body.label ?? null };
    return this.change(by, query, (work, companyId) =>
      this.altPhones.add(work, companyId, body.id, draft),
    );
  }

  @ApiOperation({
    operationId: 'deleteWorker',
    summary:
      'Deletes a contact without labor requests and cancellations, or with `alt_id` just that alternate phone',
  })
  @Delete()
  @Allow('worker.edit')
  @Returns(200, ContactsShape)
  async delete(
    @By() by: Caller,
    @Query() query: CompanyQuery,
    @Body() body: WorkerToDeleteDto,
  ): Promise<ContactsView | StreamableFile> {
    const altId = altIdIn(body);
    return this.change(by, query, (work, companyId) =>
      altId === undefined
        ? this.workers.remove(work, companyId, body.id)
        : this.altPhones.remove(work, companyId, body.id, altId),
    );
  }

  private async change(
    by: Caller,
    query: CompanyQuery,
    verb: (work: Work, companyId: number) => Promise<unknown>,
  ): Promise<ContactsView | StreamableFile> {
    const companyId = await this.unitOfWork.as(by, async (work) => {
      const { id } = await this.companies.managed(work, query.company);
      await verb(work, id);
      return id;
    });
    return completeList(CONTACTS_BY_NAME, this.contacts(this.unitOfWork.reading(by), companyId));
  }

  private contacts(
    work: Work,
    companyId: number,
  ): ListSource<ContactRow, WorkerView, ContactsView> {
    let skills: LaborTypeRow[] = [];
    return {
      read: async (page) => {
        const { workers, laborTypes } = await this.queries.contacts(work, companyId, page);
        skills = laborTypes;
        return workers;
      },
      present: presentContact,
      wrap: (workers) => presentContacts(workers, skills),
    };
  }
}

/** An empty `alt_id` is refused instead of taken for the contact itself: the client lost the id of a phone. */
function altIdIn({ alt_id: altId }: { alt_id?: number | null }): number | undefined {
  if (altId === null) throw required('alt_id');
  return altId;
}

function changesIn(body: WorkerChangesDto): WorkerChanges {
  return {
    name: body.name,
    notes: body.notes?.trim() === '' ? '' : body.notes,
    language: body.language,
    primarySkillId: body.primary_skill,
    secondarySkillId: body.secondary_skill,
    laborTypeIds: body.labor_types,
  };
}

function required(field: string): Invalid {
  return Invalid.field(field, 'This field is required.');
}
