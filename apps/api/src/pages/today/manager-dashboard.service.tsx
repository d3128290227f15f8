import { Injectable } from '@nestjs/common';
import type { CompanyRow } from '#libs/company';
import { dateIn, addDays, instantOf } from '#libs/kernel';
import { EventSearchQueries, ManagerAttentionQueries, DuplicateContactQueries } from '#libs/labor';
import { nextOpening } from '#libs/messaging';
import { type Caller, UnitOfWork, type Work } from '#libs/platform';
import { ScanListQueries, TimeSheetStateQueries } from '#libs/time-entry';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { CurrentCompanyService } from '../frame/current-company.service.js';
import { page, type Page } from '../frame/page.js';
import { SharedReadsService } from '../frame/shared-reads.service.js';
import { wordsOf } from '../frame/words.js';
import type { Attention, ManagerDashboardModel } from './manager-dashboard.model.js';
import { ManagerDashboardPage } from './manager-dashboard.page.js';
import { asManagerOf } from './as-manager-of.js';
import { DashboardNumberQueries } from './dashboard-number.queries.js';
import { TODAY_WORDS } from './today.words.js';

/** Events beside what needs somebody. */
const EVENTS_SHOWN = 8;

/** Makes the page that a manager sees first. */
@Injectable()
export class ManagerDashboardService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly current: CurrentCompanyService,
    private readonly attention: ManagerAttentionQueries,
    private readonly events: EventSearchQueries,
    private readonly numbers: DashboardNumberQueries,
    private readonly scans: ScanListQueries,
    private readonly splits: DuplicateContactQueries,
    private readonly sheets: TimeSheetStateQueries,
    private readonly shared: SharedReadsService,
  ) {}

  /** A fixed number of statements. Null: the actor does not manage the company that is shown. */
  async page(by: Caller, request: EdgeRequest): Promise<Page | null> {
    const company = await this.current.of(this.unitOfWork.reading(by), by, request);
    if (!by.actor.manages(company.id)) return null;
    const work = this.unitOfWork.reading(asManagerOf(by, company.id));
    const model = await this.shared.ofPage(work, request, `today ${company.id}`, () =>
      this.modelOf(work, company),
    );
    return page(<ManagerDashboardPage {...model} />, {
      title: wordsOf(TODAY_WORDS, request).title,
      room: `company:${company.slug}`,
    });
  }

  private async modelOf(work: Work, company: CompanyRow): Promise<ManagerDashboardModel> {
    const [attention, numbers, found, steps] = await Promise.all([
      this.attentionOf(work, company),
      this.numbers.of(work),
      this.events.find(work, {
        ...{ companyId: company.id, terms: [], view: 'upcoming' },
        ...{ limit: EVENTS_SHOWN, offset: 0 },
      }),
      this.attention.firstSteps(work, company.id),
    ]);
    const events = found.events.filter(({ canceled }) => !canceled);
    return { attention, numbers, events, steps, zone: company.time_zone };
  }

  private async attentionOf(work: Work, company: CompanyRow): Promise<Attention> {
    const yesterday = addDays(dateIn(company.time_zone, work.now), -1);
    const since = instantOf(yesterday, '00:00', company.time_zone);
    const [
      shortCalls,
      queued,
      waitingYes,
      dropped,
      stuckTexts,
      moves,
      keptScans,
      splitNumbers,
      sheets,
    ] = await Promise.all([
      this.attention.shortCalls(work, company.id),
      this.attention.queued(work, company.id),
      this.attention.waitingYes(work, company.id),
      this.attention.dropped(work, company.id, since),
      this.attention.stuckTexts(work, company.id),
      this.attention.unansweredMoves(work, company.id),
      this.scans.waitingUnchecked(work, { companyId: company.id }),
      this.splits.ofCompany(work, company.id),
      this.sheets.toDecide(work, company.id),
    ]);
    return {
      shortCalls,
      queued,
      waitingYes,
      dropped,
      stuckTexts: stuckTexts.map((texts) => ({
        ...texts,
        opening: nextOpening({
          ...{ now: work.now, zone: texts.time_zone },
          ...{ from: company.sending_from_minute, until: company.sending_until_minute },
        }),
      })),
      moves,
      keptScans,
      duplicateContacts: splitNumbers,
      sheets,
    };
  }
}
