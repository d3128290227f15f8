import { Injectable } from '@nestjs/common';
import {
  assertManaged,
  assertRestorable,
  EventQueries,
  EventRestored,
  ParentDeleted,
  zoneOf,
} from '#libs/event';
import { NotFound } from '#libs/kernel';
import { FactBus, type Work } from '#libs/platform';
import { RestoredCallOutsideEvent } from './call-time.errors.js';
import { CallTimeRestored } from './call-time.facts.js';
import { CallTimeQueries } from './call-time.queries.js';
import { CallZoneService } from './call-zone.service.js';
import { eventDaysText, exceededEventEnd } from './rules/within-event.js';

interface ArchivedCall {
  id: number;
  name: string;
  date: string;
  archived_at: Date | null;
  event_id: number;
  event_archived_at: Date | null;
  company_id: number;
  steward_id: number | null;
}

/** Restores deleted call times; labor restores what belongs to them. */
@Injectable()
export class CallTimeRestoringService {
  constructor(
    private readonly calls: CallTimeQueries,
    private readonly events: EventQueries,
    private readonly zones: CallZoneService,
    private readonly facts: FactBus,
  ) {}

  /**
   * @throws NotFound no such call time, another company's, or deleted more than 90 days ago
   * @throws Unauthorized somebody of the company who is no manager
   * @throws NotDeleted, ParentDeleted
   * @throws RestoredCallOutsideEvent the event has other days by now
   */
  async restore(work: Work, slug: string): Promise<void> {
    await this.calls.lockUnchecked(work, slug);
    const call = await work.row<ArchivedCall>(
      `select ct.id, ct.name, ct.date, ct.archived_at, e.id as event_id, e.archived_at as event_archived_at, e.company_id, e.steward_id
         from call_times ct join events e on e.id = ct.event_id where ct.slug = $1`,
      [slug],
    );
    if (!call) throw new NotFound('CallTime');
    assertManaged(work.actor, call, 'CallTime');
    const archivedAt = assertRestorable(work, call.archived_at, 'CallTime');
    if (call.event_archived_at) throw new ParentDeleted('event');
    const event = await this.events.byIdUnchecked(work, call.event_id);
    if (exceededEventEnd(call.date, event))
      throw new RestoredCallOutsideEvent(call, eventDaysText(event));

    await work.rows('update call_times set archived_at = null where id = $1', [call.id]);
    await this.record(work, call.company_id, call, archivedAt);
  }

  /** Restores calls that were deleted with their event. The location may be gone since, and with it the zone. */
  async restoreWithEvent(
    work: Work,
    { eventId, companyId, archivedAt }: EventRestored,
  ): Promise<void> {
    const restored = await work.rows<{ id: number; name: string }>(
      `with restored as (update call_times set archived_at = null where event_id = $1 and archived_at = $2 returning id, name)
       select id, name from restored order by id`,
      [eventId, archivedAt],
    );
    for (const call of restored) await this.record(work, companyId!, call, archivedAt);
    const event = await this.events.byIdUnchecked(work, eventId);
    await this.zones.moveToZone(work, companyId!, ['event', eventId], zoneOf(event));
  }

  private async record(
    work: Work,
    companyId: number,
    { id, name }: { id: number; name: string },
    archivedAt: Date,
  ): Promise<void> {
    await this.facts.record(
      work,
      new CallTimeRestored({ companyId, callTimeId: id, archivedAt, after: { name } }),
    );
  }
}
