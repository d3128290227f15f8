import { Fact } from '#libs/platform';

/** `after` holds dates and counts, and no money. */
export class PayPeriodClosed extends Fact {
  readonly name = 'pay_period.closed';
  constructor(companyId: number, periodId: number, after: object) {
    super({ companyId, subject: 'pay_period', subjectId: periodId, before: null, after });
  }
}
