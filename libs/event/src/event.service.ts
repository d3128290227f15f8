import { Injectable } from '@nestjs/common';
import {
  type CompanyRow,
  type WorkRuleChanges,
  LocationProfileQueries,
  type LocationRow,
  type WorkRulesForm,
  workRuleOverridesOnCreate,
  workRuleOverridesOnEdit,
  locationWorkRules,
  resolveWorkRules,
  RestrictionService,
  workRulesOf,
} from '#libs/company';
import { drawUntilFree, Invalid, NotFound, randomSlug } from '#libs/kernel';
import { changedColumns, FactBus, type Work, updateColumns } from '#libs/platform';
import {
  EventArchived,
  EventCanceled,
  EventChanged,
  EventCreated,
  StewardAssigned,
} from './event.facts.js';
import { eventWorkRulesChain } from './event-work-rules.js';
import { Event } from './event.entity.js';
import { EventQueries } from './event.queries.js';
import type { EventBaseRow, EventRow } from './event.rows.js';
import { resolveEventDates, type EventDatesForm } from './rules/event-dates.js';

export interface EventDraft extends WorkRulesForm, EventDatesForm {
  eventName: string;
  eventDescription: string;
  startDate: string;
  locationProfileId: number;
}

/** Undefined: unchanged. Null rules: inherit again. */
export interface EventChanges extends WorkRuleChanges, EventDatesForm {
  eventName?: string;
  eventDescription?: string;
  locationProfileId?: number | null;
  /** All calls move by as many days as the start. */
  moveCalls?: boolean;
}

/** Columns that forms fill in. */
type EventColumns = Omit<
  EventBaseRow,
  | 'id'
  | 'slug'
  | 'company_id'
  | 'canceled'
  | 'steward_id'
  | 'created_by_id'
  | 'company'
  | 'location'
>;

/** Events of a company, managed by its managers. */
@Injectable()
export class EventService {
  constructor(
    private readonly events: EventQueries,
    private readonly restrictions: RestrictionService,
    private readonly locations: LocationProfileQueries,
    private readonly facts: FactBus,
  ) {}

  /**
   * Stores no work rules that equal the company's or the location's.
   *
   * @param company one that the actor manages
   * @throws Invalid naming `location_profile` (not the company's), `start_date` or `end_date`
   * @throws PaymentRequired the company is restricted, and the event begins in more than 48 hours
   */
  async create(work: Work, company: CompanyRow, draft: EventDraft): Promise<EventRow> {
    const location = await this.locationOf(work, company.id, draft.locationProfileId);
    const inherited = resolveWorkRules(locationWorkRules(location, company));
    const columns: EventColumns = {
      event_name: draft.eventName,
      event_description: draft.eventDescription,
      ...resolveEventDates(draft, null),
      location_profile_id: location.id,
      ...workRuleOverridesOnCreate(draft, inherited, workRulesOf(company)),
    };
    const zone = location.time_zone ?? company.time_zone;
    await this.restrictions.assertEventAllowed(work, company.id, columns.start_date, zone);
    const id = await this.insert(work, company.id, columns);
    await this.facts.record(
      work,
      new EventCreated({ companyId: company.id, eventId: id, after: columns }),
    );
    return this.events.byIdUnchecked(work, id);
  }

  /**
   * Call times follow new dates and another location in the same transaction, and may refuse them.
   *
   * @throws NotFound, Unauthorized as `EventQueries.managed`
   * @throws Invalid naming the field: a location of another company, dates that do not fit each
   * other or the calls
   */
  async edit(work: Work, slug: string, changes: EventChanges): Promise<EventRow> {
    const event = await this.events.lockManaged(work, slug);
    const changed = changedColumns<EventColumns>(event, {
      event_name: changes.eventName,
      event_description: changes.eventDescription,
      ...resolveEventDates(changes, event),
      location_profile_id: await this.locationAfter(work, event, changes.locationProfileId),
      ...workRuleOverridesOnEdit(changes, eventWorkRulesChain(event), event),
    });
    if (!changed) return event;

    await updateColumns(work, 'events', event.id, { ...changed.after, revised_at: work.now });
    await this.facts.record(
      work,
      new EventChanged({
        companyId: event.company_id,
        eventId: event.id,
        movesCalls: changes.moveCalls,
        ...changed,
      }),
    );
    return this.events.byIdUnchecked(work, event.id);
  }

  /**
   * Archives the event and what belongs to it; hours stay in reports.
   *
   * @throws NotFound, Unauthorized as `EventQueries.managed`
   */
  async archive(work: Work, slug: string): Promise<void> {
    const event = await this.events.lockManaged(work, slug);
    await work.tx.update(Event, event.id, { archivedAt: work.now });
    await this.facts.record(
      work,
      new EventArchived({
        companyId: event.company_id,
        eventId: event.id,
        before: { event_name: event.event_name },
      }),
    );
  }

  /**
   * Cancels the event for good and removes its steward. Call labor's `EventCancelingService`, which
   * does this and tells the crew.
   *
   * @returns the event before the change
   * @throws NotFound, Unauthorized as `EventQueries.managed`
   * @throws Invalid it is canceled already
   */
  async cancel(work: Work, slug: string): Promise<EventRow> {
    const event = await this.events.lockManaged(work, slug);
    if (event.canceled) throw new Invalid('event.canceled', 'This event is canceled already.');
    const after = { canceled: true, steward_id: null };
    await updateColumns(work, 'events', event.id, { ...after, revised_at: work.now });
    await this.facts.record(
      work,
      new EventCanceled({
        companyId: event.company_id,
        eventId: event.id,
        before: { canceled: false, steward_id: event.steward_id },
        after,
      }),
    );
    hintFormerSteward(work, event);
    return event;
  }

  /**
   * Assigns a steward of the company, or none. The former steward's sockets lose the event.
   *
   * @param grantId the steward's grant; null: none
   * @throws NotFound, Unauthorized as `EventQueries.managed`
   * @throws NotFound (Steward) no steward of this company
   */
  async assignSteward(work: Work, slug: string, grantId: number | null): Promise<void> {
    const event = await this.events.lockManaged(work, slug);
    if (grantId === event.steward_id) return;
    if (grantId !== null && !(await this.isStewardOf(work, event.company_id, grantId)))
      throw new NotFound('Steward');
    await updateColumns(work, 'events', event.id, { steward_id: grantId });
    const change = { before: { steward_id: event.steward_id }, after: { steward_id: grantId } };
    await this.facts.record(
      work,
      new StewardAssigned({ companyId: event.company_id, eventId: event.id, ...change }),
    );
    hintFormerSteward(work, event);
  }

  private async isStewardOf(work: Work, companyId: number, grantId: number): Promise<boolean> {
    const grant = await work.row(
      `select 1 from role_grants where id = $1 and company_id = $2 and role = 'steward' for key share`,
      [grantId, companyId],
    );
    return grant !== null;
  }

  private async locationOf(work: Work, companyId: number, id: number): Promise<LocationRow> {
    const location = await this.locations.inCompany(work, companyId, id);
    if (!location)
      throw Invalid.field(
        'location_profile',
        'This is not one of the locations of the company.',
        'event.location_unknown',
      );
    return location;
  }

  /** A location cannot be removed from an event that has one. */
  private async locationAfter(
    work: Work,
    event: EventRow,
    given: number | null | undefined,
  ): Promise<number | null> {
    if (given === undefined || given === event.location_profile_id)
      return event.location_profile_id;
    if (given === null) throw Invalid.field('location_profile', 'This field may not be blank.');
    return (await this.locationOf(work, event.company_id, given)).id;
  }

  private async insert(work: Work, companyId: number, columns: EventColumns): Promise<number> {
    const values = {
      company_id: companyId,
      created_by_id: work.actor.grantId('manager', companyId),
      created_at: work.now,
      ...columns,
    };
    const names = Object.keys(values);
    const parameters = names.map((_, index) => `$${index + 2}`);
    const { id } = await drawUntilFree(() =>
      work.row<{ id: number }>(
        `insert into events (slug, ${names.join(', ')}) values ($1, ${parameters.join(', ')}) on conflict (slug) do nothing returning id`,
        [randomSlug(), ...Object.values(values)],
      ),
    );
    return id;
  }
}

/** The former steward's sockets check again what they may listen to. */
function hintFormerSteward(work: Work, before: EventRow): void {
  if (before.steward) work.hint({ topic: 'grants-changed', userId: before.steward.user.id });
}
