import { Injectable } from '@nestjs/common';
import { Invalid } from '#libs/kernel';
import { changedColumns, FactBus, type Work } from '#libs/platform';
import { assertMoneyReached } from '../pay.policy.js';
import { PaySettingsChanged } from './pay-settings.facts.js';
import { placementOf, PaySettingsQueries, type PaySettingsRow } from './pay-settings.queries.js';
import { isAnchor } from './rules/pay-period.js';
import { WorkweekMovingService } from './workweek-moving.service.js';

/** ADP's company codes have up to three characters. */
const ADP_CODE = /^[A-Za-z0-9]{0,3}$/;

class PaySettingsInvalid extends Invalid {
  constructor(field: keyof PaySettingsRow, sentence: string) {
    super(`pay_settings.${field}_invalid`, sentence, { [field]: sentence });
  }
}

/** How a company pays. */
@Injectable()
export class PaySettingsService {
  constructor(
    private readonly queries: PaySettingsQueries,
    private readonly workweeks: WorkweekMovingService,
    private readonly facts: FactBus,
  ) {}

  /**
   * What is left out stays. A workweek is moved from `workweek_from` on, as `WorkweekMovingService.move` has it.
   *
   * @throws NotFound the actor may not read the company's money
   * @throws PaySettingsInvalid, WorkweekDayRefused
   */
  async change(
    work: Work,
    companyId: number,
    { workweek_from: from = null, ...wanted }: Partial<PaySettingsRow>,
  ): Promise<PaySettingsRow> {
    assertMoneyReached(work.actor, companyId);
    await work.execute(
      'insert into pay_settings (company_id) values ($1) on conflict (company_id) do nothing',
      [companyId],
    );
    await work.row('select 1 from pay_settings ps where ps.company_id = $1 for update', [
      companyId,
    ]);
    const settings = await this.queries.ofCompany(work, companyId);
    const typed = { ...settings, ...changedColumns(settings, wanted)?.after };
    assertValid(typed);
    const after = { ...typed, ...(await this.moved(work, companyId, settings, typed, from)) };
    const changed = changedColumns(settings, after);
    if (!changed) return settings;
    await work.execute(
      `update pay_settings set workweek_day = $2, workweek_minute = $3, period_kind = $4, period_anchor = $5,
              adp_company_code = $6, adp_batch_id = $7, payroll_company_id = $8 where company_id = $1`,
      [
        ...[companyId, after.workweek_day, after.workweek_minute, after.period_kind],
        ...[after.period_anchor, after.adp_company_code, after.adp_batch_id],
        after.payroll_company_id,
      ],
    );
    await this.facts.record(work, new PaySettingsChanged(companyId, changed));
    return after;
  }

  private async moved(
    work: Work,
    companyId: number,
    before: PaySettingsRow,
    next: PaySettingsRow,
    from: string | null,
  ): Promise<Pick<PaySettingsRow, 'workweek_from'>> {
    const company = await work.row<{ time_zone: string }>(
      'select c.time_zone from companies c where c.id = $1',
      [companyId],
    );
    const placed = (row: PaySettingsRow) => placementOf(row, company!.time_zone);
    const placements = { before: placed(before), next: placed(next) };
    return { workweek_from: await this.workweeks.move(work, companyId, placements, from) };
  }
}

function assertValid(settings: PaySettingsRow): void {
  if (!isAnchor({ kind: settings.period_kind, anchor: settings.period_anchor }))
    throw new PaySettingsInvalid(
      'period_anchor',
      settings.period_kind === 'months'
        ? 'Months begin on the 1st to 28th, so that each month has the day.'
        : 'Half months begin on the 1st to 13th, and 15 days later.',
    );
  if (!ADP_CODE.test(settings.adp_company_code))
    throw new PaySettingsInvalid('adp_company_code', 'Use up to three letters and digits.');
}
