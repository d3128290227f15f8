import Stripe from 'stripe';

/** The one version that is spoken: the version that the installed package pins. */
export const API_VERSION: string = Stripe.API_VERSION;
