import { Text } from '../../edge/validation/fields.js';

export class PlanForm {
  @Text({ max: 40, example: 'monthly' }) plan!: string;
}

/** The query of the billing pages. */
export class BillingQuery {
  @Text({ max: 50, optional: true, example: 'slBZ3w5' }) company?: string;
  /** The page at Stripe from which the browser returns. */
  @Text({ max: 20, optional: true, example: 'checkout' }) from?: string;
}
