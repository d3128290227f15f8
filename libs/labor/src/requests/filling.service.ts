import { Injectable } from '@nestjs/common';
import { PLANNED_MINUTES } from '#libs/call-time';
import { NotFound } from '#libs/kernel';
import { ConsentService } from '#libs/messaging';
import type { Work } from '#libs/platform';
import type { RequirementIds } from '../requirements/labor-requirement.queries.js';
import { isRefused } from '../rules/request-states.js';
import { timesOffDuring } from '../workers/availability/time-off.rows.js';
import { readPhone } from '../workers/read-phone.js';
import { WorkerSkillService } from '../workers/worker-skill.service.js';
import { type WorkerDraft, WorkerService } from '../workers/worker.service.js';
import { type AskedWorkers, RequestAskingService } from './request-asking.service.js';
import { RequestAnsweringService } from './request-answering.service.js';

/** `request` puts on the list, `reserve` keeps a place too, `confirm` makes them one of the crew at once. */
export const FILLING_WAYS = ['request', 'reserve', 'confirm'] as const;
export type FillingWay = (typeof FILLING_WAYS)[number];

export interface FillingResult {
  /** Worker ids. On the list now in the wanted way; those who were so before count, except for `request`. */
  done: number[];
  /** By worker; the others are not stopped by it. */
  errors: { id: number; error: string }[];
  /** Of those done, who does not have the skill that the requirement asks for. */
  unskilled: number[];
  /** Of those done, who said that they do not work then. */
  off: number[];
  /** Requests that are confirmed now. */
  confirmed: number[];
}

export interface ContactDraft extends WorkerDraft {
  /** The actor has this person's consent, spoken or on paper: the ledger records who said so, and when. */
  consents: boolean;
  /** The person has the skill that the requirement asks for. */
  skilled: boolean;
}

/** Fills a labor requirement: one worker or many, known ones or new ones. Sends no offers. */
@Injectable()
export class FillingService {
  constructor(
    private readonly asking: RequestAskingService,
    private readonly answering: RequestAnsweringService,
    private readonly workers: WorkerService,
    private readonly skills: WorkerSkillService,
    private readonly consents: ConsentService,
  ) {}

  /**
   * Requests, reserves or confirms workers; what is impossible is reported and stops nothing. A fixed number of
   * statements. Callers have checked reach.
   */
  async fill(
    work: Work,
    ids: RequirementIds,
    workerIds: readonly number[],
    way: FillingWay,
  ): Promise<FillingResult> {
    const asked = await this.asking.askAll(work, ids, workerIds, way === 'reserve');
    const errors = asked.unknown.map((id) => ({ id, error: new NotFound('Worker').message }));
    const confirmed =
      way === 'confirm' ? await this.confirm(work, asked, errors) : new Map<number, number>();
    if (way === 'request')
      errors.push(...[...asked.listed.keys()].map((id) => ({ id, error: ON_THE_LIST })));
    const failed = new Set(errors.map(({ id }) => id));
    const done = [...asked.added.keys(), ...asked.listed.keys()].filter((id) => !failed.has(id));
    const unskilled = await this.unskilled(work, ids, done);
    const off = await this.off(work, ids, done);
    return { done, errors, unskilled, off, confirmed: [...confirmed.values()] };
  }

  /**
   * Adds somebody to the company's contacts and to the list.
   *
   * @returns the worker's id
   * @throws PhoneInvalid, WorkerExists
   */
  async addContact(
    work: Work,
    ids: RequirementIds,
    draft: ContactDraft,
    way: FillingWay,
  ): Promise<number> {
    const { companyId } = ids;
    const id = await this.workers.addUnchecked(work, companyId, draft);
    if (draft.consents)
      await this.consents.grantByHand(work, companyId, [readPhone(draft.phoneNumber)]);
    if (draft.skilled) {
      const laborTypeId = await this.skillOf(work, ids);
      await this.skills.giveUnchecked(work, companyId, [id], laborTypeId);
    }
    await this.fill(work, ids, [id], way);
    return id;
  }

  /**
   * Gives workers the skill that the requirement asks for.
   *
   * @returns the workers who got it
   * @throws NotFound the actor does not reach the company's contacts
   */
  async giveSkill(
    work: Work,
    ids: RequirementIds,
    workerIds: readonly number[],
  ): Promise<number[]> {
    return this.skills.give(work, ids.companyId, workerIds, await this.skillOf(work, ids));
  }

  /** Adds the refusals to the errors. @returns the confirmed requests, by worker */
  private async confirm(
    work: Work,
    { added, listed }: AskedWorkers,
    errors: FillingResult['errors'],
  ): Promise<Map<number, number>> {
    const requests = [...added, ...listed];
    if (requests.length === 0) return new Map();
    const outcomes = await this.answering.performAll(
      work,
      requests.map(([, requestId]) => ({ requestId, action: 'confirm' as const })),
      'manager',
    );
    const confirmed = new Map<number, number>();
    outcomes.forEach((outcome, at) => {
      const [workerId, requestId] = requests[at]!;
      if (isRefused(outcome)) errors.push({ id: workerId, error: outcome.message });
      else confirmed.set(workerId, requestId);
    });
    return confirmed;
  }

  private async unskilled(
    work: Work,
    { requirementId }: RequirementIds,
    workerIds: readonly number[],
  ): Promise<number[]> {
    if (workerIds.length === 0) return [];
    const rows = await work.rows<{ id: number }>(
      `select n.id from unnest($2::bigint[]) as n(id)
        where not exists (select from worker_skills ws join labor_requirements q on q.labor_type_id = ws.labor_type_id
                           where q.id = $1 and ws.worker_id = n.id)`,
      [requirementId, workerIds],
    );
    return rows.map(({ id }) => id);
  }

  private async off(
    work: Work,
    { requirementId }: RequirementIds,
    workerIds: readonly number[],
  ): Promise<number[]> {
    if (workerIds.length === 0) return [];
    const rows = await work.rows<{ id: number }>(
      `with those as materialized (select w.id, w.user_id from workers w where w.id = any($2::bigint[])
       ), span as materialized (
         select ct.date + ct.time as start_at,
                (ct.starts_at + greatest(${PLANNED_MINUTES}, 1) * interval '1 minute') at time zone coalesce(l.time_zone, c.time_zone) as end_at
           from labor_requirements q join call_times ct on ct.id = q.call_time_id join events e on e.id = ct.event_id
           join companies c on c.id = e.company_id left join location_profiles l on l.id = e.location_profile_id
          where q.id = $1)
       select those.id from those
         join (${timesOffDuring('those', '(select start_at from span)', '(select end_at from span)')}) off on off.user_id = those.user_id
        order by those.id`,
      [requirementId, workerIds],
    );
    return rows.map(({ id }) => id);
  }

  private async skillOf(work: Work, { requirementId }: RequirementIds): Promise<number> {
    const row = await work.row<{ labor_type_id: number }>(
      'select labor_type_id from labor_requirements where id = $1',
      [requirementId],
    );
    return row!.labor_type_id;
  }
}

const ON_THE_LIST = 'This worker is already requested.';
