import { Injectable } from '@nestjs/common';
import {
  AltPhone,
  type ContactProfile,
  ContactProfileQueries,
  lockRequestsOfWorker,
  PromotionService,
  REQUEST_IN_CONTEXT_COLUMNS,
  REQUESTS_IN_CONTEXT,
  RequestDeleted,
  type RequestInContext,
  requestIdsOf,
  WorkerMerged,
  WorkerNumberChanged,
  WorkerQueries,
  writeWorker,
} from '#libs/labor';
import { StopCopyingService } from '#libs/messaging';
import { FactBus, type Work } from '#libs/platform';
import { ContactsNotMergeable } from '../time-entry.errors.js';
import { type MergePlan, mergedNumber, type MergedPair } from './merge-plan.js';
import { haveHoursOnOneCall, type RankedPair, rankedPairs } from './merge-requests.js';
import { moveContactRows } from './move-contact-rows.js';

/** Makes one contact of two that a person knows to be one. */
@Injectable()
export class ContactMergingService {
  constructor(
    private readonly profiles: ContactProfileQueries,
    private readonly workers: WorkerQueries,
    private readonly stops: StopCopyingService,
    private readonly promotion: PromotionService,
    private readonly facts: FactBus,
  ) {}

  /**
   * What `merge` would do. Five statements.
   *
   * @throws NotFound one of them is unknown, out of reach, or of another company
   * @throws ContactsNotMergeable they are the same
   */
  async plan(work: Work, keptSlug: string, otherSlug: string): Promise<MergePlan> {
    const kept = await this.profiles.bySlug(work, keptSlug);
    if (keptSlug === otherSlug) throw new ContactsNotMergeable('the same contact');
    const other = await this.profiles.inCompany(work, kept.company_id, otherSlug);
    const pairs = await rankedPairs(work, kept.id, other.id);
    const requests = await work.row<{ count: number }>(
      'select count(*)::int as count from labor_requests where worker_id = $1',
      [other.id],
    );
    return {
      kept,
      other,
      phoneNumber: mergedNumber(kept, other),
      requests: requests!.count - pairs.length,
      pairs: pairs.map((pair) => pairOf(pair, kept.id)),
      isStopped: kept.stop_sms || other.stop_sms,
      refusal: await refusalOf(work, kept, other),
    };
  }

  /**
   * The kept contact gets requests, hours, skills, numbers, notes, counters and account of the other one, which goes.
   * The number that agreed to texts is texted; a STOP of either holds. Of two requests for one requirement the one
   * with hours stays, else the one that got further, and nobody is told about the other.
   *
   * @returns what was done
   * @throws NotFound one of them is unknown, out of reach, or of another company
   * @throws ContactsNotMergeable
   */
  async merge(work: Work, keptSlug: string, otherSlug: string): Promise<MergePlan> {
    const { kept, other } = await this.plan(work, keptSlug, otherSlug);
    const companyId = kept.company_id;
    const ids = [kept.id, other.id].sort((one, another) => one - another);
    for (const id of ids) lockRequestsOfWorker(work, companyId, id);
    for (const id of ids) await this.workers.lock(work, companyId, id, 'delete');
    const plan = await this.plan(work, keptSlug, otherSlug);
    if (plan.refusal) throw new ContactsNotMergeable(plan.refusal);

    const freed = await this.recordMerge(work, plan);
    await moveContactRows(work, kept.id, other.id);
    await this.joinNumbers(work, plan);
    await this.promotion.fillOpenPositions(work, freed);
    return plan;
  }

  /** @returns requirements in which both were confirmed, so that a position is open now */
  private async recordMerge(work: Work, { kept, other }: MergePlan): Promise<number[]> {
    const pairs = await rankedPairs(work, kept.id, other.id);
    const going = await work.rows<RequestInContext>(
      `select ${REQUEST_IN_CONTEXT_COLUMNS} from ${REQUESTS_IN_CONTEXT} where r.id = any($1::bigint[])`,
      [pairs.map((pair) => pair.goes_id)],
    );
    const before = { merged_worker_id: other.id, phone_number: other.phone_number };
    const values = { companyId: kept.company_id, workerId: kept.id, mergedId: other.id, before };
    await this.facts.record(work, new WorkerMerged(values));
    for (const { state, reserved, ...request } of going)
      await this.facts.record(
        work,
        new RequestDeleted(
          requestIdsOf({ state, reserved, ...request }),
          { state, reserved },
          null,
        ),
      );
    return going.filter(({ state }) => state === 'confirmed').map((each) => each.requirement_id);
  }

  private async joinNumbers(work: Work, plan: MergePlan): Promise<void> {
    const { kept, other, phoneNumber } = plan;
    const further = phoneNumber === kept.phone_number ? other.phone_number : kept.phone_number;
    await work.rows('delete from alt_phones where worker_id = $1 and phone_number = any($2)', [
      kept.id,
      [phoneNumber, further],
    ]);
    await work.tx.insert(AltPhone, { workerId: kept.id, phoneNumber: further, label: null });
    if (plan.isStopped)
      await this.stops.copyToNumber(work, kept.company_id, { from: further, to: phoneNumber });
    if (phoneNumber === kept.phone_number) return;
    await writeWorker(work, kept.id, { phone_number: phoneNumber });
    const changed = { companyId: kept.company_id, workerId: kept.id };
    await this.facts.record(work, new WorkerNumberChanged(changed));
  }
}

async function refusalOf(
  work: Work,
  kept: ContactProfile,
  other: ContactProfile,
): Promise<MergePlan['refusal']> {
  if (kept.user_id !== null && other.user_id !== null && kept.user_id !== other.user_id)
    return 'two accounts';
  return (await haveHoursOnOneCall(work, kept.id, other.id)) ? 'hours of both on one call' : null;
}

function pairOf(pair: RankedPair, keptId: number): MergedPair {
  const isKept = pair.worker_id === keptId;
  return {
    event: pair.event_name,
    call: pair.call_name,
    skill: pair.skill,
    kept: isKept ? pair.stays_state : pair.goes_state,
    other: isKept ? pair.goes_state : pair.stays_state,
    stays: isKept ? 'kept' : 'other',
    because: pair.has_hours ? 'hours' : pair.stays_state === pair.goes_state ? 'same' : 'further',
  };
}
