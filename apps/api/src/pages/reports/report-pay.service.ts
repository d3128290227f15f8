import { Injectable } from '@nestjs/common';
import { mayReadMoney, PayCalculationQueries, type PaySum, paySumOf } from '#libs/pay';
import type { Work } from '#libs/platform';
import type { HoursReportCall } from '#libs/time-entry';

/** What the hours of a row are paid. */
export interface RowPay {
  /** Of the time entry. */
  entryId: number;
  sum: PaySum;
}

/** The pay beside the hours of reports. */
@Injectable()
export class ReportPayService {
  constructor(private readonly calculation: PayCalculationQueries) {}

  /** By request, for companies whose money the actor may read. Six statements for each company. */
  async ofCalls(work: Work, calls: readonly HoursReportCall[]): Promise<Map<number, RowPay>> {
    const companies = new Set(calls.map(({ call }) => call.event.company_id));
    const pay = new Map<number, RowPay>();
    for (const companyId of companies) {
      if (!mayReadMoney(work.actor, companyId)) continue;
      const own = calls.filter(({ call }) => call.event.company_id === companyId);
      const selection = { callTimeIds: own.map(({ call }) => call.id) };
      const { workers } = await this.calculation.ofEntriesUnchecked(work, companyId, selection);
      for (const entry of workers.flatMap(({ entries }) => entries)) {
        const { requestId, scope } = entry.time;
        if (requestId !== null) pay.set(requestId, { entryId: scope.id, sum: paySumOf([entry]) });
      }
    }
    return pay;
  }
}
