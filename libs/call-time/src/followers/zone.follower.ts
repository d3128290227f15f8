import { CompanyChanged, type CompanyRow, LocationChanged, type LocationRow } from '#libs/company';
import { Follower, OnFact, type Work } from '#libs/platform';
import { CallZoneService } from '../call-zone.service.js';

/** Recomputes the instants of calls when a company or a location gets another zone. */
@Follower('call-time')
export class ZoneFollower {
  constructor(private readonly zones: CallZoneService) {}

  @OnFact(CompanyChanged)
  async whenCompanyChanged(work: Work, fact: CompanyChanged): Promise<void> {
    const { time_zone: zone } = (fact.after ?? {}) as Partial<CompanyRow>;
    const companyId = fact.companyId!;
    if (zone !== undefined)
      await this.zones.moveToZone(work, companyId, ['company', companyId], zone);
  }

  /** A location without a zone uses its company's. */
  @OnFact(LocationChanged)
  async whenLocationChanged(work: Work, fact: LocationChanged): Promise<void> {
    const { time_zone: zone } = (fact.after ?? {}) as Partial<LocationRow>;
    if (zone === undefined) return;
    const companyId = fact.companyId!;
    await this.zones.moveToZone(
      work,
      companyId,
      ['location', fact.subjectId!],
      zone ?? (await zoneOfCompany(work, companyId)),
    );
  }
}

async function zoneOfCompany(work: Work, companyId: number): Promise<string> {
  const row = await work.row<{ time_zone: string }>(
    'select time_zone from companies where id = $1',
    [companyId],
  );
  return row!.time_zone;
}
