import type { SmsUsage } from './sms-usage.queries.js';

/** Segments of a month ('YYYY-MM') or a day ('YYYY-MM-DD'), of one company or of all. */
export class UsageSums {
  private readonly sums = new Map<string, number>();

  constructor({ days }: Pick<SmsUsage, 'days'>) {
    for (const { day, company_id: companyId, segments } of days) {
      for (const period of [day, day.slice(0, 7)]) {
        this.add(period, segments);
        if (companyId !== null) this.add(`${period} ${companyId}`, segments);
      }
    }
  }

  of(period: string, companyId?: number): number {
    return this.sums.get(companyId === undefined ? period : `${period} ${companyId}`) ?? 0;
  }

  private add(key: string, segments: number): void {
    this.sums.set(key, (this.sums.get(key) ?? 0) + segments);
  }
}
