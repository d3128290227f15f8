import type { Route } from './routes.js';
import { catalogueRoutes } from './catalogue.js';
import { chargeRoutes } from './charges.js';
import { checkoutRoutes } from './checkout-sessions.js';
import { customerRoutes } from './customers.js';
import { eventRoutes } from './events.js';
import { invoiceRoutes } from './invoices.js';
import { meterEventRoutes } from './meter-events.js';
import { meterRoutes } from './meters.js';
import { paymentMethodRoutes } from './payment-methods.js';
import { portalRoutes } from './portal-sessions.js';
import { subscriptionRoutes } from './subscriptions.js';
import { testClockRoutes } from './test-clocks.js';

/** All supported calls; any other is answered 404. */
export const ROUTES: readonly Route[] = [
  ...customerRoutes,
  ...catalogueRoutes,
  ...paymentMethodRoutes,
  ...subscriptionRoutes,
  ...invoiceRoutes,
  ...checkoutRoutes,
  ...portalRoutes,
  ...meterRoutes,
  ...meterEventRoutes,
  ...chargeRoutes,
  ...eventRoutes,
  ...testClockRoutes,
];
