import { Get, Param, Query, Req } from '@nestjs/common';
import { PAGE_SIZES } from '#libs/kernel';
import { LaborRequirementQueries } from '#libs/labor';
import { assertMoneyReached, CandidateCostQueries, plannedCallOf } from '#libs/pay';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { page, type Page } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { pageSizeOf } from '../frame/remembered.js';
import { RevisedPage } from '../frame/revised-page.js';
import { SharedReadsService } from '../frame/shared-reads.service.js';
import { wordsOf } from '../frame/words.js';
import { PAY_LINES_WORDS } from '../pay-lines/pay-lines.words.js';
import { CandidateCostsPage } from './candidate-costs.page.js';
import { FillReadingService } from './fill-reading.service.js';
import { filterOf, readFillQuery } from './fill-query.js';

/** What a call costs with each of its candidates: also read by the page that lists them, after it is shown. */
@PageController()
export class FillCostsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly requirements: LaborRequirementQueries,
    private readonly reading: FillReadingService,
    private readonly costs: CandidateCostQueries,
    private readonly shared: SharedReadsService,
  ) {}

  /** Of the same address as the list; its number of rows is not remembered from here. */
  @Get('labor/:slug/costs/')
  @RevisedPage()
  @Allow('pay.read')
  async list(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Query() parameters: { per_page?: unknown },
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const size = PAGE_SIZES.find((each) => String(each) === parameters.per_page);
    const query = readFillQuery(parameters, size ?? pageSizeOf(request));
    const work = this.unitOfWork.reading(by);
    const requirement = await this.requirements.reached(work, slug);
    const { call_time: call } = requirement;
    assertMoneyReached(work.actor, call.event.company_id);
    this.reading.showCompany(request, requirement);
    const found = await this.reading.page(work, request, requirement, query);
    const plan = plannedCallOf({ event: call.event, call, requirement });
    const subject = JSON.stringify([requirement.id, filterOf(query)]);
    const costs = await this.shared.ofPage(work, request, `costs of candidates ${subject}`, () =>
      this.costs.ofCandidates(
        work,
        plan,
        found.candidates.map(({ id }) => id),
      ),
    );
    return page(<CandidateCostsPage {...{ requirement, query, found, costs }} />, {
      title: wordsOf(PAY_LINES_WORDS, request).cost.title,
      room: `requirement:${slug}`,
    });
  }
}
