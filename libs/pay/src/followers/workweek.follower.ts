import { CompanyChanged, type CompanyRow } from '#libs/company';
import { Follower, OnFact, type Work } from '#libs/platform';
import { placementOf, PaySettingsQueries } from '../settings/pay-settings.queries.js';
import { WorkweekMovingService } from '../settings/workweek-moving.service.js';

/** A company's zone places its workweeks. */
@Follower('pay')
export class WorkweekFollower {
  constructor(
    private readonly settings: PaySettingsQueries,
    private readonly workweeks: WorkweekMovingService,
  ) {}

  /** Weeks that have begun stay on the clocks of the old zone. */
  @OnFact(CompanyChanged)
  async whenZoneMoved(work: Work, { subjectId, before, after }: CompanyChanged): Promise<void> {
    const [old, zone] = [before, after].map((row) => (row as Partial<CompanyRow>).time_zone);
    if (old === undefined || zone === undefined) return;
    const companyId = subjectId!;
    const settings = await this.settings.ofCompanyUnchecked(work, companyId);
    const placements = {
      before: placementOf(settings, old),
      next: placementOf(settings, zone),
    };
    await this.workweeks.move(work, companyId, placements, null);
  }
}
