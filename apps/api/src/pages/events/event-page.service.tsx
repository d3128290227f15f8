import { Injectable } from '@nestjs/common';
import { EventQueries, type EventRow } from '#libs/event';
import { EventPageQueries } from '#libs/labor';
import { ScanListQueries } from '#libs/time-entry';
import { type EventCost, mayReadMoney } from '#libs/pay';
import { type Caller, UnitOfWork, type Work } from '#libs/platform';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { CurrentCompanyService } from '../frame/current-company.service.js';
import { frameState } from '../frame/remembered.js';
import { SharedReadsService } from '../frame/shared-reads.service.js';
import { page, type Page } from '../frame/page.js';
import { type SendingQuery, SendingPanelService } from '../sending/sending-panel.service.js';
import { eventModel } from './event.model.js';
import { EventPage } from './event.page.js';
import type { Panel } from './panel.js';
import { SharedEventCostService } from './shared-event-cost.service.js';

/** Makes the page of an event, also with a form open in it. */
@Injectable()
export class EventPageService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventQueries,
    private readonly queries: EventPageQueries,
    private readonly scans: ScanListQueries,
    private readonly current: CurrentCompanyService,
    private readonly sending: SendingPanelService,
    private readonly costs: SharedEventCostService,
    private readonly shared: SharedReadsService,
  ) {}

  /** @throws NotFound, Unauthorized as `EventQueries.reached` */
  async bySlug(by: Caller, slug: string, request: EdgeRequest): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    return this.of(work, await this.events.reached(work, slug), request);
  }

  /**
   * Three statements, two with a form open; the preview of a sending takes more, and so does what the event costs, for those
   * who may read money.
   *
   * @param event one that the actor reaches
   * @param panel the form that is open, and the status of its refusal
   */
  async of(
    work: Work,
    event: EventRow,
    request: EdgeRequest,
    panel: (Panel & { status?: number }) | null = null,
  ): Promise<Page> {
    const { time_tracking: tracksTime } = event.company;
    const among = { eventIds: [event.id] };
    const showsCost = !panel && mayReadMoney(work.actor, event.company_id);
    // Asked at once, they are sent in one packet.
    const [calls, kept, cost, sendingOf] = await Promise.all([
      this.shared.ofPage(work, request, `calls of event ${event.id}`, () =>
        this.queries.calls(work, event),
      ),
      tracksTime && !panel ? this.scans.waitingUnchecked(work, among) : [],
      showsCost ? this.cost(work, event, request) : null,
      panel ? null : this.sending.ofEvent(work, event, request.query as SendingQuery),
    ]);
    this.current.show(request, event.company);
    const model = eventModel(event, calls, work.actor.manages(event.company_id), cost);
    const sending = sendingOf?.(model.fill.queued) ?? null;
    return page(<EventPage {...model} {...{ kept, panel, sending }} />, {
      title: event.event_name,
      room: `event:${event.slug}`,
      status: panel?.status,
    });
  }

  private async cost(work: Work, event: EventRow, request: EdgeRequest): Promise<EventCost> {
    const live = await frameState(request).live;
    return this.costs.of(work, event, live?.version ?? null);
  }
}
