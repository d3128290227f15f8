import { Injectable } from '@nestjs/common';
import { assertReached, EventQueries, type EventRow } from '#libs/event';
import { EventPageQueries } from '#libs/labor';
import { ScanListQueries } from '#libs/time-entry';
import { mayReadMoney } from '#libs/pay';
import { type Caller, UnitOfWork, type Work } from '#libs/platform';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { CurrentCompanyService } from '../frame/current-company.service.js';
import { SharedReadsService } from '../frame/shared-reads.service.js';
import { page, type Page } from '../frame/page.js';
import { SendingPanelService } from '../sending/sending-panel.service.js';
import { eventModel } from './event.model.js';
import { EventPage } from './event.page.js';
import type { Panel } from './panel.js';

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
    private readonly shared: SharedReadsService,
  ) {}

  /** @throws NotFound, Unauthorized as `EventQueries.reached` */
  async bySlug(by: Caller, slug: string, request: EdgeRequest): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const event = await this.shared.ofPage(work, request, `event ${slug}`, () =>
      this.events.bySlugUnchecked(work, slug),
    );
    assertReached(work.actor, event, 'Event');
    return this.of(work, event, request);
  }

  /**
   * Three statements, two with a form open; the preview of a sending takes more. What the event costs is read after the
   * page.
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
    // Asked at once, they are sent in one packet.
    const [calls, kept, sendingOf] = await Promise.all([
      this.shared.ofPage(work, request, `calls of event ${event.id}`, () =>
        this.queries.calls(work, event),
      ),
      tracksTime && !panel
        ? this.shared.ofPage(work, request, `scans to judge of event ${event.id}`, () =>
            this.scans.waitingUnchecked(work, among),
          )
        : [],
      panel ? null : this.sending.ofEvent(work, event, request),
    ]);
    this.current.show(request, event.company);
    const model = eventModel(event, calls, {
      mayManage: work.actor.manages(event.company_id),
      mayReadMoney: mayReadMoney(work.actor, event.company_id),
    });
    const sending = sendingOf?.(model.fill.queued) ?? null;
    return page(<EventPage {...model} {...{ kept, panel, sending }} />, {
      title: event.event_name,
      room: `event:${event.slug}`,
      status: panel?.status,
    });
  }
}
