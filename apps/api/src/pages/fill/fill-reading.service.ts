import { Injectable } from '@nestjs/common';
import {
  CandidateQueries,
  ConversationQueries,
  FillListQueries,
  ManagerChoiceQueries,
  type ReachedRequirement,
} from '#libs/labor';
import { NotFound } from '#libs/kernel';
import { NotificationQueries } from '#libs/notification';
import { CandidateCostQueries, mayReadMoney, plannedCallOf } from '#libs/pay';
import type { Work } from '#libs/platform';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { CurrentCompanyService } from '../frame/current-company.service.js';
import { SharedReadsService } from '../frame/shared-reads.service.js';
import { type FillModel, fillModel, type ShownPerson } from './fill.model.js';
import type { FillQuery } from './fill-query.js';

const LATEST_TEXTS = 5;

/** Somebody who was forgotten meanwhile is not shown. */
const nobody = (error: unknown): null => {
  if (error instanceof NotFound) return null;
  throw error;
};

/** Reads what the pages of a requirement show. */
@Injectable()
export class FillReadingService {
  constructor(
    private readonly fillLists: FillListQueries,
    private readonly candidates: CandidateQueries,
    private readonly choices: ManagerChoiceQueries,
    private readonly conversations: ConversationQueries,
    private readonly notifications: NotificationQueries,
    private readonly companies: CurrentCompanyService,
    private readonly costs: CandidateCostQueries,
    private readonly shared: SharedReadsService,
  ) {}

  /**
   * At most five statements for the lists, one of them for a call that has begun; one each for the person shown, and for
   * those who lack the skill; seven for what the candidates cost, for those who may read money.
   *
   * @throws NotFound, Unauthorized as `FillListQueries.board`
   */
  async model(
    work: Work,
    request: EdgeRequest,
    slug: string,
    query: FillQuery,
  ): Promise<FillModel> {
    const board = await this.fillLists.board(work, slug);
    const { requirement } = board;
    this.showCompany(request, requirement);
    const subject = JSON.stringify([requirement.id, query]);
    const [page, choices, unread, unskilled, person] = await Promise.all([
      this.shared.ofPage(work, request, `candidates ${subject}`, () =>
        this.candidates.pageOfReached(work, requirement, query),
      ),
      this.choices.ofReached(work, board.requests),
      this.notifications.unreadOfRequirement(work, requirement.id),
      this.candidates.namesOfReached(work, requirement, query.unskilledIds),
      query.personId === null ? null : this.person(work, requirement, query.personId).catch(nobody),
    ]);
    const managesContacts = managesContactsOf(work, requirement);
    const ids = page.candidates.map(({ id }) => id);
    const costs = await this.costsOf(work, requirement, ids, (read) =>
      this.shared.ofPage(work, request, `costs of candidates ${subject}`, read),
    );
    const rest = { choices, unread, unskilled, person, managesContacts, costs };
    return fillModel({ board, query, page, ...rest });
  }

  private costsOf(
    work: Work,
    requirement: ReachedRequirement,
    workerIds: readonly number[],
    shared: (read: () => Promise<FillModel['costs']>) => Promise<FillModel['costs']>,
  ): Promise<FillModel['costs']> {
    const { call_time: call } = requirement;
    if (!mayReadMoney(work.actor, call.event.company_id)) return Promise.resolve(null);
    const plan = plannedCallOf({ event: call.event, call, requirement });
    return shared(() => this.costs.ofCandidates(work, plan, workerIds));
  }

  /** The frame shows the company that the requirement belongs to. */
  showCompany(request: EdgeRequest, { call_time: call }: ReachedRequirement): void {
    this.companies.show(request, call.event.company);
  }

  /**
   * One worker with what is worth knowing before asking them; the latest texts for managers only. Three statements.
   *
   * @throws NotFound no such worker in the company
   */
  async person(work: Work, requirement: ReachedRequirement, id: number): Promise<ShownPerson> {
    const person = await this.candidates.oneOfReached(work, requirement, id);
    const texts = managesContactsOf(work, requirement)
      ? await this.conversations.ofWorker(work, person.slug)
      : [];
    return { ...person, texts: texts.slice(-LATEST_TEXTS) };
  }
}

export function managesContactsOf(work: Work, { call_time: call }: ReachedRequirement): boolean {
  return work.actor.manages(call.event.company_id);
}
