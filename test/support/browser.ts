import { type Browser, chromium } from 'playwright-core';
import { programPath } from './optional-programs.js';

/** Starts the machine's headless Chromium; it connects to loopback only. */
export function aBrowser(): Promise<Browser> {
  const quiet = [
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return chromium.launch({
    executablePath: programPath('chromium')!,
    args: ['--no-sandbox', '--disable-gpu', ...quiet],
  });
}
