import type { Configuration, ProcessLog } from '#libs/platform';
import { DEMONSTRATION_ACCOUNTS, DEMONSTRATION_PASSWORD } from './accounts.js';

/** Prints the addresses once the server answers: a banner on a terminal, else one line. */
export function announceStart(log: ProcessLog, { publicUrl, devTools }: Configuration): void {
  const addresses = {
    pages: `${publicUrl}/app/`,
    docs: `${publicUrl}/docs`,
    ...(devTools && { phones: `${publicUrl}/dev/phones`, mail: `${publicUrl}/dev/mail` }),
  };
  const ready = `CallManager is ready: ${publicUrl}`;
  const text = [
    '',
    ready,
    ...Object.entries(addresses).map(([name, url]) => `  ${LABELS[name]!.padEnd(20)} ${url}`),
    ...(devTools ? accounts() : []),
    '',
    'Ctrl-C stops everything.',
  ];
  const usernames = devTools && {
    demonstration_accounts: DEMONSTRATION_ACCOUNTS.map(({ username }) => username),
  };
  log.announce(text.join('\n'), ready, { ...addresses, ...usernames });
}

const LABELS: Record<string, string> = {
  pages: 'Pages',
  docs: 'API documentation',
  phones: 'Simulated phones',
  mail: 'Mail',
};

function accounts(): string[] {
  return [
    '',
    `Demonstration accounts, password ${DEMONSTRATION_PASSWORD}:`,
    ...DEMONSTRATION_ACCOUNTS.map(({ username, what }) => `  ${username.padEnd(9)} ${what}`),
  ];
}
