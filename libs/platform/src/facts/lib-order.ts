/**
 * The order of the libs: each imports only those before it, and followers are called in this order.
 */
export const LIB_ORDER = [
  'html',
  'kernel',
  'platform',
  'company',
  'messaging',
  'identity',
  'event',
  'call-time',
  'labor',
  'time-entry',
  'pay',
  'billing',
  'embedded-postgres',
  'notification',
  'schema',
] as const;

export type LibName = (typeof LIB_ORDER)[number];
