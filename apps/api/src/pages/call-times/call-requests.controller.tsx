import { Body, Get, Param, Post, Query, Req } from '@nestjs/common';
import { NotFound } from '#libs/kernel';
import { CallRequestsQueries, LaborRequirementQueries } from '#libs/labor';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { Choice, Id, Text } from '../../edge/validation/fields.js';
import { formErrorIn } from '../events/form-error-in.js';
import { FillActingService } from '../fill/fill-acting.service.js';
import { readAct } from '../fill/fill.form.js';
import { FILL_WORDS } from '../fill/fill.words.js';
import { CurrentCompanyService } from '../frame/current-company.service.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { readForm } from '../frame/read-form.js';
import { wordsOf } from '../frame/words.js';
import { CallRequestsPage } from './call-requests.page.js';
import { CALL_REQUESTS_WORDS } from './call-requests.words.js';

class CallRequestsQuery {
  /** Id of a skill; anything else: all. */
  @Text({ max: 20, optional: true, example: '3' }) labor_type?: string;
}

class DecisionForm {
  @Id({ example: 17 }) request_id!: number;
  @Choice(['confirm', 'decline', 'delete', 'ncns', 'no_show']) action!: string;
}

/** Everybody asked for a call; decides by the same verbs as the page that fills a requirement. */
@PageController()
export class CallRequestsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queries: CallRequestsQueries,
    private readonly requirements: LaborRequirementQueries,
    private readonly acting: FillActingService,
    private readonly current: CurrentCompanyService,
  ) {}

  @Get('call/:slug/requests/')
  @Allow('request.manage')
  show(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Query() query: CallRequestsQuery,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    return this.pageOf(by, slug, query, request);
  }

  @Post('call/:slug/requests/')
  @Allow('request.manage')
  async decide(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Query() query: CallRequestsQuery,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    try {
      const board = await this.queries.board(this.unitOfWork.reading(by), slug);
      const { request_id: id, action } = await readForm(DecisionForm, body);
      const notice = await this.unitOfWork.as(by, async (work) => {
        const asked = await this.queries.requests(work, board);
        const found = asked.find((each) => each.id === id);
        if (!found) throw new NotFound('LaborRequest');
        const requirement = await this.requirements.reached(work, found.requirement.slug);
        const act = readAct({ request_id: id, action: action === 'ncns' ? 'no_show' : action });
        const words = wordsOf(FILL_WORDS, request);
        return (await this.acting.act(work, requirement, act, body, words)).notice;
      });
      return seeOther(`/app/call/${slug}/requests/`, notice);
    } catch (error) {
      const { message, status } = formErrorIn(error, request);
      return this.pageOf(by, slug, query, request, message, status);
    }
  }

  private async pageOf(
    by: Caller,
    slug: string,
    { labor_type: laborType = 'All' }: CallRequestsQuery,
    request: EdgeRequest,
    refusal?: string,
    status = 200,
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const board = await this.queries.board(work, slug);
    const all = await this.queries.requests(work, board);
    const isChosen = board.requirements.some((each) => String(each.labor_type_id) === laborType);
    const requests = all.filter(
      (each) => !isChosen || String(each.requirement.labor_type_id) === laborType,
    );
    this.current.show(request, board.call.event.company);
    return page(
      <CallRequestsPage
        {...{ board, requests, refusal }}
        laborType={isChosen ? laborType : 'All'}
      />,
      {
        title: wordsOf(CALL_REQUESTS_WORDS, request).title(board.call.name),
        room: `call-time:${slug}`,
        status,
      },
    );
  }
}
