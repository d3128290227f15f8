import { type Browser, chromium } from 'playwright-core';
import { programPath } from './optional-programs.js';

export const BROWSER_SWITCHES = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** Starts the machine's headless Chromium; it connects to loopback only. @param more switches of the command line */
export function aBrowser(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: programPath('chromium')!,
    args: [...BROWSER_SWITCHES, ...more],
  });
}
