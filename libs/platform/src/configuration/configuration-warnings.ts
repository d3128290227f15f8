import type { Configuration } from './configuration.js';

/** What can be started with and should not stay so: a sentence each, to be shown at the start. */
export function configurationWarnings({ trustProxy }: Configuration): string[] {
  return trustProxy === true
    ? [
        'Warning: TRUST_PROXY=true lets anybody choose the address they are counted by. Name the addresses of your proxies.',
      ]
    : [];
}
