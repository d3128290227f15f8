import { Injectable } from '@nestjs/common';
import {
  type CandidateFilter,
  type CandidatePage,
  CandidateQueries,
  ConversationQueries,
  FillListQueries,
  ManagerChoiceQueries,
  type ReachedRequirement,
} from '#libs/labor';
import { NotFound } from '#libs/kernel';
import { NotificationQueries } from '#libs/notification';
import { mayReadMoney } from '#libs/pay';
import type { Work } from '#libs/platform';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { CurrentCompanyService } from '../frame/current-company.service.js';
import { SharedReadsService } from '../frame/shared-reads.service.js';
import { type FillModel, fillModel, type ShownPerson } from './fill.model.js';
import { filterOf, type FillQuery } from './fill-query.js';

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
    private readonly shared: SharedReadsService,
  ) {}

  /**
   * At most five statements for the lists, one of them for a call that has begun; one each for the person shown, and for
   * those who lack the skill.
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
    const [page, choices, unread, unskilled, person] = await Promise.all([
      this.page(work, request, requirement, query),
      this.choices.ofReached(work, board.requests),
      this.notifications.unreadOfRequirement(work, requirement.id),
      this.candidates.namesOfReached(work, requirement, query.unskilledIds),
      query.personId === null ? null : this.person(work, requirement, query.personId).catch(nobody),
    ]);
    const managesContacts = managesContactsOf(work, requirement);
    const money = mayReadMoney(work.actor, requirement.call_time.event.company_id);
    const rest = { choices, unread, unskilled, person, managesContacts, mayReadMoney: money };
    return fillModel({ board, query, page, ...rest });
  }

  /** The candidates alone, read once for all who watch the same. One statement. */
  page(
    work: Work,
    request: EdgeRequest,
    requirement: ReachedRequirement,
    filter: CandidateFilter,
  ): Promise<CandidatePage> {
    const subject = JSON.stringify([requirement.id, filterOf(filter)]);
    return this.shared.ofPage(work, request, `candidates ${subject}`, () =>
      this.candidates.pageOfReached(work, requirement, filter),
    );
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
