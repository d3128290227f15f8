import Stripe from 'stripe';

/** The only supported version: the one that the installed package pins. */
export const API_VERSION: string = Stripe.API_VERSION;
