import type { Configuration } from './configuration.js';

/** Settings that work but should be changed, one sentence each, shown at the start. */
export function configurationWarnings({ trustProxy }: Configuration): string[] {
  return trustProxy === true
    ? [
        'Warning: TRUST_PROXY=true lets anybody choose the address they are counted by. Name the addresses of your proxies.',
      ]
    : [];
}
