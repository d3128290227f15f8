import type { Metadata } from '../account/objects.js';

/** Metadata after a change: an empty text removes a name, an empty value removes them all. */
export function merged(before: Metadata, change: Metadata): Metadata {
  if (Object.keys(change).length === 0) return {};
  const all = Object.entries({ ...before, ...change });
  return Object.fromEntries(all.filter(([, value]) => value !== ''));
}
