import type { Configuration } from '#libs/platform';
import { DEMONSTRATION_ACCOUNTS, DEMONSTRATION_PASSWORD } from './accounts.js';

/** What the terminal shows once the server answers. */
export function startupBanner(configuration: Configuration): string {
  const { publicUrl, devTools } = configuration;
  const lines = [
    '',
    `CallManager is ready: ${publicUrl}`,
    `  API documentation    ${publicUrl}/docs`,
  ];
  if (devTools) {
    lines.push(
      `  Simulated phones     ${publicUrl}/dev/phones`,
      '',
      `Demonstration accounts, password ${DEMONSTRATION_PASSWORD}:`,
    );
    for (const { username, what } of DEMONSTRATION_ACCOUNTS)
      lines.push(`  ${username.padEnd(9)} ${what}`);
  }
  return [...lines, '', 'Ctrl-C stops everything.'].join('\n');
}
