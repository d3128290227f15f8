import type { PortalSession } from '../account/hosted-objects.js';
import { objectOf, oneOf, text } from '../http/parameters.js';
import { route } from './routes.js';
import { existing } from './customers.js';

const FLOW = oneOf('payment_method_update', 'subscription_cancel', 'subscription_update');

export const portalRoutes = [
  route(
    'POST',
    '/v1/billing_portal/sessions',
    {
      configuration: text,
      customer: text,
      flow_data: objectOf(
        { type: FLOW, subscription_cancel: objectOf({ subscription: text }, 'subscription') },
        'type',
      ),
      locale: text,
      return_url: text,
    },
    ['customer'],
    ({ account, given }) => {
      const customer = existing(account, given.customer!, 'customer');
      const id = account.id('bps');
      const session: PortalSession = {
        id,
        object: 'billing_portal.session',
        created: account.now(customer.id),
        livemode: false,
        configuration: given.configuration ?? 'bpc_default',
        customer: customer.id,
        flow: given.flow_data ? { type: given.flow_data.type! } : null,
        locale: given.locale ?? null,
        on_behalf_of: null,
        return_url: given.return_url ?? null,
        url: `${account.origin()}/portal/${id}`,
      };
      return account.portalSessions.add(session);
    },
  ),
];
