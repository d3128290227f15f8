/** Password of every demonstration account. They exist only where the development tools are open. */
export const DEMONSTRATION_PASSWORD = 'callmanager-demo';

export const DEMONSTRATION_ACCOUNTS = [
  { username: 'admin', what: 'administrator of the whole system' },
  { username: 'owner', what: 'owner of the demonstration company' },
  { username: 'manager', what: 'manager of the demonstration company' },
  { username: 'steward', what: 'steward of its first event' },
  { username: 'worker', what: 'a worker with an account' },
] as const;
