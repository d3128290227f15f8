import { Injectable } from '@nestjs/common';
import { Invalid, isTimeZone, NotFound } from '#libs/kernel';
import { changedColumns, FactBus, type Work, updateColumns } from '#libs/platform';
import { LocationAdded, LocationChanged, LocationDeleted } from './company.facts.js';
import type { CompanyRow, LocationRow } from './company.rows.js';
import { LocationProfile } from './location-profile.entity.js';
import { LocationProfileQueries } from './location-profile.queries.js';
import { locationWorkRules, workRulesOf } from './work-rule-columns.js';
import {
  workRuleOverridesOnCreate,
  workRuleOverridesOnEdit,
  type WorkRuleChanges,
  type WorkRulesForm,
} from './rules/work-rule-overrides.js';

export interface LocationDraft extends WorkRulesForm {
  name: string;
  address: string;
  /** IANA name; null: the company's. */
  timeZone: string | null;
}

/** Undefined: unchanged. Null rules: inherit from the company again. */
export type LocationChanges = Partial<Pick<LocationDraft, 'name' | 'address' | 'timeZone'>> &
  WorkRuleChanges;

/** Locations of a company's events. */
@Injectable()
export class LocationProfileService {
  constructor(
    private readonly locations: LocationProfileQueries,
    private readonly facts: FactBus,
  ) {}

  /**
   * Stores no rule that equals the company's.
   *
   * @throws Invalid no such time zone
   */
  async add(work: Work, company: CompanyRow, draft: LocationDraft): Promise<LocationRow> {
    const rules = workRuleOverridesOnCreate(draft, workRulesOf(company), workRulesOf(company));
    assertTimeZone(draft.timeZone);
    const values = {
      name: draft.name,
      address: draft.address,
      time_zone: draft.timeZone,
      ...rules,
    };
    const { identifiers } = await work.tx.insert(LocationProfile, {
      companyId: company.id,
      name: values.name,
      address: values.address,
      timeZone: values.time_zone,
      minimumMinutes: values.minimum_minutes,
      mealTriggerMinutes: values.meal_trigger_minutes,
      roundUpMinutes: values.round_up_minutes,
    });
    const location = { id: identifiers[0]!['id'] as number, company_id: company.id, ...values };
    await this.facts.record(
      work,
      new LocationAdded({ companyId: company.id, id: location.id, after: values }),
    );
    return location;
  }

  /**
   * Calls there without hours keep date and local time and follow the zone.
   *
   * @throws NotFound no such location in the company
   * @throws Invalid no such time zone
   */
  async edit(
    work: Work,
    company: CompanyRow,
    id: number,
    changes: LocationChanges,
  ): Promise<LocationRow> {
    assertTimeZone(changes.timeZone);
    const location = await this.lock(work, company.id, id);
    const rules = workRuleOverridesOnEdit(changes, locationWorkRules(location, company), location);
    const changed = changedColumns(location, {
      name: changes.name,
      address: changes.address,
      time_zone: changes.timeZone,
      ...rules,
    });
    if (!changed) return location;

    await updateColumns(work, 'location_profiles', id, changed.after);
    await this.facts.record(work, new LocationChanged({ companyId: company.id, id, ...changed }));
    return { ...location, ...changed.after };
  }

  /**
   * Records the fact first: event refuses it while an event takes place there (`LocationFollower`).
   *
   * @throws NotFound no such location in the company
   */
  async remove(work: Work, companyId: number, id: number): Promise<void> {
    const { name, address } = await this.lock(work, companyId, id);
    await this.facts.record(
      work,
      new LocationDeleted({ companyId, id, before: { name, address } }),
    );
    await work.tx.delete(LocationProfile, id);
  }

  private async lock(work: Work, companyId: number, id: number): Promise<LocationRow> {
    const location = await this.locations.lockInCompany(work, companyId, id);
    if (!location) throw new NotFound('LocationProfile');
    return location;
  }
}

/** @throws Invalid naming the field */
function assertTimeZone(zone: string | null | undefined): void {
  if (zone == null || isTimeZone(zone)) return;
  const sentence = 'Use the name of a time zone, such as America/New_York.';
  throw new Invalid('location.invalid', sentence, { time_zone: sentence });
}
