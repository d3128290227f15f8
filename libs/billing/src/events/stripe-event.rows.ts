import { columnsOf, type RowOf } from '#libs/platform';
import { StripeEvent } from './stripe-event.entity.js';

export type StripeEventRow = RowOf<StripeEvent>;

export const STRIPE_EVENT_COLUMNS = columnsOf(StripeEvent, 'se');
