import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ConversationQueries, WorkerTextService } from '#libs/labor';
import { type Caller, UnitOfWork } from '#libs/platform';
import { ContactMergingService } from '#libs/time-entry';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { success, SuccessShape, type SuccessView } from '../presenters/success.js';
import {
  ConversationShape,
  type ConversationView,
  MergeDto,
  WorkerTextDto,
} from './conversation.dto.js';

/** What a company and a contact wrote to each other, and contacts that are one person. */
@ApiTags('Workers')
@Controller('workers')
export class ConversationController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly conversations: ConversationQueries,
    private readonly texts: WorkerTextService,
    private readonly merging: ContactMergingService,
  ) {}

  @ApiOperation({
    operationId: 'listWorkerTexts',
    summary: 'The latest two hundred texts between the company and a contact',
    description:
      'Of texts to a number that several companies share, those that answered this company. Codes are masked.',
  })
  @Get(':slug/messages')
  @Allow('worker.read')
  @Returns(200, ConversationShape)
  async list(@By() by: Caller, @Param('slug') slug: string): Promise<ConversationView> {
    const found = await this.conversations.ofWorker(this.unitOfWork.reading(by), slug);
    return { messages: found.map((each) => ({ ...each, at: each.at.toISOString() })) };
  }

  @ApiOperation({
    operationId: 'textWorker',
    summary: 'Texts one contact in the name of the company',
    description:
      'Only numbers that agreed to texts. The text begins with the name of the company, has ten parts at most, and waits for the sending hours.',
  })
  @Post(':slug/messages')
  @Allow('worker.edit')
  @Returns(200, SuccessShape)
  async send(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: WorkerTextDto,
  ): Promise<SuccessView> {
    const outcome = await this.unitOfWork.as(by, (work) => this.texts.send(work, slug, body.text));
    return success(outcome === 'held' ? 'Held until the sending hours begin.' : 'Queued.');
  }

  @ApiOperation({
    operationId: 'mergeWorkers',
    summary: 'Merges another contact of the company into this one',
    description:
      'Requests, hours, skills, numbers, notes, counters and account of the other one move over, and it goes. The number that agreed to texts is texted, the other becomes an alternate phone; a STOP of either holds. Of two requests for one requirement the one with hours stays, else the one that got further.',
  })
  @Post(':slug/merge')
  @Allow('worker.edit')
  @Returns(200, SuccessShape)
  async merge(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: MergeDto,
  ): Promise<SuccessView> {
    await this.unitOfWork.as(by, (work) => this.merging.merge(work, slug, body.other));
    return success('The contacts are one now.');
  }
}
