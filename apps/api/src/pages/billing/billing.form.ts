import { Text } from '../../edge/validation/fields.js';

export class PlanForm {
  @Text({ max: 40, example: 'monthly' }) plan!: string;
}

/** What an address of the billing pages may carry. */
export class BillingQuery {
  @Text({ max: 50, optional: true, example: 'slBZ3w5' }) company?: string;
  /** Where at Stripe somebody comes from. */
  @Text({ max: 20, optional: true, example: 'checkout' }) from?: string;
}
