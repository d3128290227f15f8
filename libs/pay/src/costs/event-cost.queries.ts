import { Injectable } from '@nestjs/common';
import { EventQueries, type EventRow } from '#libs/event';
import { dateIn } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { PayCalculationQueries, type PayBasis } from '../calculation/pay-calculation.queries.js';
import { EventOfPayQueries } from '../calculation/event-of-pay.queries.js';
import { addPaySums, paySumOf } from '../calculation/pay-sum.js';
import type { PaidEntry, PaidWorker } from '../calculation/pay-weeks.js';
import { FORTY_HOURS } from '../engine/week-settlement.js';
import { assertMoneyReached } from '../pay.policy.js';
import { wholeWeeks } from '../worked-time/whole-weeks.js';
import { timesByWorker, WorkedTimeQueries } from '../worked-time/worked-time.queries.js';
import type { PayableEntry, PayableWeeks } from '../worked-time/worked-time.js';
import {
  type CallCost,
  type CostPair,
  costPairOf,
  type ProjectedOvertime,
  type RequirementCost,
} from './event-cost.js';
import { type CrewedRequirement, EventCrewQueries } from './event-crew.queries.js';
import { plannedCallOf, plannedTime } from './planned-call.js';
import { type PlannedRequest, PlannedTimeQueries } from './planned-time.queries.js';
import { projectedHours } from './projected-hours.js';

export interface EventCost {
  /** Of all calls; `soFar` has the hours of deleted calls too. */
  total: CostPair;
  /** Calls with requirements, by start. */
  calls: CallCost[];
  /** By name. */
  overtimeAhead: ProjectedOvertime[];
}

/** What was read for an event. */
interface Read {
  event: EventRow;
  basis: PayBasis;
  crewed: CrewedRequirement[];
  /** Hours of its crew in all events. */
  worked: PayableEntry[];
  planned: PlannedRequest[];
  now: number;
}

const NOBODY = { workerId: null, requestId: null };

/** What an event is planned to cost and has cost until now, by the engine that pays. */
@Injectable()
export class EventCostQueries {
  constructor(
    private readonly paid: EventOfPayQueries,
    private readonly events: EventQueries,
    private readonly calculation: PayCalculationQueries,
    private readonly times: WorkedTimeQueries,
    private readonly planned: PlannedTimeQueries,
    private readonly crews: EventCrewQueries,
  ) {}

  /** By slug, two statements more. @throws NotFound no such event, or its money is not for the actor */
  async bySlug(work: Work, slug: string): Promise<EventCost & { event: EventRow }> {
    const { event } = await this.paid.reached(work, slug);
    const row = await this.events.byIdUnchecked(work, event.id);
    return { event: row, ...(await this.ofEvent(work, row)) };
  }

  /**
   * Planned are all confirmed workers in their own weeks, and as many people as are missing at what the requirement pays
   * anybody. Running shifts have cost what they cost until now. Nine statements for any number of calls and workers.
   *
   * @throws NotFound the actor may not read the company's money
   */
  async ofEvent(work: Work, event: EventRow): Promise<EventCost> {
    assertMoneyReached(work.actor, event.company_id);
    const { company_id: companyId } = event;
    const [basis, crewed] = await Promise.all([
      this.calculation.basisUnchecked(work, companyId),
      this.crews.ofEvent(work, event),
    ]);
    const workers = [...new Set(crewed.flatMap(({ crew }) => crew.map((each) => each.worker_id)))];
    const starts = crewed.map(({ call }) => Date.parse(call.starts_at) / 60_000);
    const span = { from: Math.min(...starts, Infinity), to: Math.max(...starts, 0) + 1440 };
    const running = { runningUntil: work.now };
    const [worked, planned, actual] = await Promise.all([
      this.times.timesUnchecked(work, companyId, workers, span, running),
      this.planned.ofWorkersUnchecked(work, companyId, workers, span),
      this.times.ofEntriesUnchecked(work, companyId, { eventIds: [event.id] }, basis, running),
    ]);
    const now = Math.floor(work.now.getTime() / 60_000);
    const read = { event, basis, crewed, worked, planned, now };
    const [plans, open, ahead] = [plansOf(read), openOf(read), aheadOf(read)];
    const all = [plans, open, ahead, actual].flat();
    const paid = (await this.calculation.pay(work, basis, all)).workers;
    const take = (from: readonly PayableWeeks[]): PaidWorker[] => paid.splice(0, from.length);
    const [planPay, openPay, aheadPay] = [take(plans), take(open), take(ahead)];
    const entries = paid.flatMap((worker) => worker.entries);
    return {
      ...costsOf(read, {
        confirmed: entriesOf(planPay),
        open: entriesOf(openPay),
        actual: entries,
      }),
      overtimeAhead: overtimeOf(read, aheadPay),
    };
  }
}

/** This event as planned, among the other hours of its crew. */
function plansOf({ event, basis, crewed, worked, planned, now }: Read): PayableWeeks[] {
  if (event.canceled) return [];
  const own = crewed.flatMap((each) =>
    each.crew.map(({ worker_id: workerId, request_id: requestId }) =>
      plannedTime(plannedCallOf({ event, ...each }), { workerId, requestId }),
    ),
  );
  const isOther = ({ scope }: PayableEntry): boolean => scope.eventId !== event.id;
  const others = projectedHours(
    worked.filter(isOther),
    planned.filter(({ time }) => isOther(time)),
    now,
  );
  const isOwn = (time: PayableEntry): boolean => !isOther(time);
  return timesByWorker([...own, ...others]).flatMap((all) => wholeWeeks(all, isOwn, basis) ?? []);
}

/** One missing person of each requirement. */
function openOf({ event, basis, crewed }: Read): PayableWeeks[] {
  const missing = event.canceled ? [] : crewed.filter((each) => missingOf(each) > 0);
  return missing.flatMap((each) => {
    const time = plannedTime(plannedCallOf({ event, ...each }), NOBODY);
    return wholeWeeks([time], () => true, basis) ?? [];
  });
}

/** What the crew will have worked, around the calls of this event that are still to come. */
function aheadOf({ event, basis, worked, planned, now }: Read): PayableWeeks[] {
  const isAsked = ({ scope, state }: PayableEntry): boolean =>
    scope.eventId === event.id && state === 'planned';
  return timesByWorker(projectedHours(worked, planned, now)).flatMap(
    (all) => wholeWeeks(all, isAsked, basis) ?? [],
  );
}

function missingOf({ requirement, crew }: CrewedRequirement): number {
  return Math.max(0, requirement.needed_labor - crew.length);
}

function entriesOf(workers: readonly PaidWorker[]): PaidEntry[] {
  return workers.flatMap(({ entries }) => entries);
}

function costsOf(
  { crewed }: Read,
  paid: { confirmed: PaidEntry[]; open: PaidEntry[]; actual: PaidEntry[] },
): Pick<EventCost, 'total' | 'calls'> {
  const calls = new Map<number, CallCost>();
  for (const each of crewed) {
    const { requirement, call, crew } = each;
    const mine = ({ time }: PaidEntry): boolean => time.scope.requirementId === requirement.id;
    const missing = paySumOf(paid.open.filter(mine));
    const cost: RequirementCost = {
      ...{ id: requirement.id, slug: requirement.slug, skill: requirement.skill },
      ...{ needed: requirement.needed_labor, confirmed: crew.length },
      planned: addPaySums([
        paySumOf(paid.confirmed.filter(mine)),
        ...Array.from({ length: missingOf(each) }, () => missing),
      ]),
      soFar: paySumOf(paid.actual.filter(mine)),
    };
    const known = calls.get(call.id)?.requirements ?? [];
    const requirements = [...known, cost];
    const { id, slug, name, starts_at: startsAt } = call;
    const place = { id, slug, name, startsAt: new Date(startsAt) };
    calls.set(id, { ...place, requirements, ...costPairOf(requirements) });
  }
  const { planned } = costPairOf([...calls.values()]);
  return { calls: [...calls.values()], total: { planned, soFar: paySumOf(paid.actual) } };
}

function overtimeOf({ crewed, basis }: Read, ahead: readonly PaidWorker[]): ProjectedOvertime[] {
  const names = new Map(
    crewed.flatMap(({ crew }) => crew.map(({ worker_id: id, name }) => [id, name] as const)),
  );
  return ahead
    .flatMap(({ workerId, minutesOfWeeks, entries }) => {
      const touched = new Set(entries.flatMap(({ lines }) => lines.map(({ week }) => week)));
      return [...touched].flatMap((week) => {
        const minutes = minutesOfWeeks.get(week) ?? 0;
        if (minutes <= FORTY_HOURS) return [];
        const date = dateIn(basis.zone, new Date(week * 60_000));
        return [{ workerId: workerId!, name: names.get(workerId!) ?? '', week: date, minutes }];
      });
    })
    .sort((a, b) => a.name.localeCompare(b.name) || a.workerId - b.workerId);
}
