import { Injectable } from '@nestjs/common';
import type { AnyCallTime, CallTimeWithEvent } from '#libs/call-time';
import { overrideOnCreate, overrideOnEdit, LaborTypeQueries } from '#libs/company';
import { type EventBaseRow, eventWorkRules } from '#libs/event';
import { drawUntilFree, NotFound, randomSlug } from '#libs/kernel';
import {
  changedColumns,
  FactBus,
  violatedConstraint,
  type Work,
  updateColumns,
} from '#libs/platform';
import { SkillTaken, SkillUnknown } from './labor-requirement.errors.js';
import { RequirementAdded, RequirementChanged } from './labor-requirement.facts.js';
import type { RequirementRow, RequirementWithCall } from './labor-requirement.rows.js';
import { type LockedRequirement, lockRequirements } from './requirement-lock.js';

/** The index under which a call asks for a skill once. */
export const LIVE_KEY = 'labor_requirements_live_key';

export interface RequirementDraft {
  laborTypeId: number;
  /** At least 1. */
  neededLabor: number;
  /** Capped at what is needed. */
  fcfsPositions: number;
  /** Null: inherits from the call time. */
  minimumMinutes: number | null;
}

/** Undefined: unchanged. Null minutes: inherit from the call time again. */
export type RequirementChanges = Partial<RequirementDraft>;

/** Labor requirements of a call: add and edit. */
@Injectable()
export class LaborRequirementService {
  constructor(
    private readonly skills: LaborTypeQueries,
    private readonly facts: FactBus,
  ) {}

  /**
   * Stores no minimum that equals the company's or the call's.
   *
   * @param call one that the actor reaches
   * @throws SkillUnknown, SkillTaken naming `labor_type`
   */
  async add(work: Work, call: CallTimeWithEvent, draft: RequirementDraft): Promise<RequirementRow> {
    const skill = await this.skills.inCompany(work, call.event.company_id, draft.laborTypeId);
    if (!skill) throw new SkillUnknown();

    const inherited = minimumOf(call.event, call);
    const columns = {
      labor_type_id: skill.id,
      needed_labor: draft.neededLabor,
      fcfs_positions: Math.min(draft.fcfsPositions, draft.neededLabor),
      minimum_minutes: overrideOnCreate(
        draft.minimumMinutes,
        inherited,
        call.event.company.minimum_minutes,
      ),
    };
    const { id, slug } = await this.insert(work, call.id, columns);
    await this.facts.record(
      work,
      new RequirementAdded({ companyId: call.event.company_id, requirementId: id, after: columns }),
    );
    return { id, slug, call_time_id: call.id, labor_type: skill, ...columns };
  }

  /**
   * Added positions go to the waiting list (see RequirementFollower).
   *
   * @param requirement one that the actor reaches
   * @throws SkillUnknown, SkillTaken naming `labor_type`
   * @throws NotFound it was deleted meanwhile
   */
  async edit(
    work: Work,
    requirement: RequirementWithCall,
    changes: RequirementChanges,
  ): Promise<void> {
    const { event } = requirement.call_time;
    const [before] = await lockRequirements(work, [requirement.id]);
    if (!before) throw new NotFound('LaborRequirement');
    const changesSkill =
      changes.laborTypeId !== undefined && changes.laborTypeId !== before.labor_type_id;
    if (
      changesSkill &&
      !(await this.skills.inCompany(work, event.company_id, changes.laborTypeId!))
    )
      throw new SkillUnknown();

    const needed = changes.neededLabor ?? before.needed_labor;
    const changed = changedColumns<LockedRequirement>(before, {
      labor_type_id: changes.laborTypeId,
      needed_labor: needed,
      fcfs_positions: Math.min(changes.fcfsPositions ?? before.fcfs_positions, needed),
      minimum_minutes: overrideOnEdit(
        changes.minimumMinutes,
        before.minimum_minutes,
        minimumOf(event, requirement.call_time, before),
      ),
    });
    if (!changed) return;

    await updateColumns(work, 'labor_requirements', before.id, changed.after).catch(
      refuseTakenSkill,
    );
    await this.facts.record(
      work,
      new RequirementChanged({ companyId: event.company_id, requirementId: before.id, ...changed }),
    );
    work.hint({ topic: 'requirement', requirementId: before.id, requestId: null });
  }

  /** The partial unique index decides between simultaneous calls. @throws SkillTaken */
  private insert(
    work: Work,
    callTimeId: number,
    columns: Omit<LockedRequirement, 'id' | 'call_time_id'>,
  ): Promise<{ id: number; slug: string }> {
    return drawUntilFree(async () => {
      const made = await work.row<{ id: number; slug: string }>(
        `insert into labor_requirements (slug, call_time_id, labor_type_id, needed_labor, fcfs_positions, minimum_minutes)
         values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning id, slug`,
        [
          randomSlug(),
          callTimeId,
          columns.labor_type_id,
          columns.needed_labor,
          columns.fcfs_positions,
          columns.minimum_minutes,
        ],
      );
      if (made) return made;
      const twin = await work.row(
        'select 1 from labor_requirements where call_time_id = $1 and labor_type_id = $2 and archived_at is null',
        [callTimeId, columns.labor_type_id],
      );
      if (twin) throw new SkillTaken();
      return null;
    });
  }
}

/** In minutes: for the call, or for a requirement of it. */
function minimumOf(
  event: EventBaseRow,
  call: AnyCallTime,
  requirement?: LockedRequirement,
): number {
  return eventWorkRules(event, { callTime: call, requirement }).minimumMinutes;
}

function refuseTakenSkill(error: unknown): never {
  throw violatedConstraint(error) === LIVE_KEY ? new SkillTaken() : error;
}
