import type { Account } from '../account/account.js';
import { type Fields, type Given, listOf, readFields, text } from '../http/parameters.js';

export type Method = 'GET' | 'POST' | 'DELETE';

export interface Call<F extends Fields> {
  account: Account;
  /** Parameters of the path: `/v1/customers/:id`. */
  path: Record<string, string>;
  /** The requested path, for the `url` of lists. */
  url: string;
  given: Given<F>;
}

export interface Route {
  method: Method;
  pattern: string;
  answer: (
    account: Account,
    url: string,
    given: Record<string, unknown>,
  ) => { answer: object; expand: string[] };
  matches: (url: string) => boolean;
}

/**
 * Declares one call of the API: its parameters, which of them are required, and its action. Every call also takes
 * `expand`.
 */
export function route<F extends Fields>(
  method: Method,
  pattern: string,
  fields: F,
  required: readonly (keyof F & string)[],
  handle: (call: Call<F>) => object,
): Route {
  const known = { ...fields, expand: listOf(text) };
  return {
    method,
    pattern,
    matches: (url) => pathOf(pattern, url) !== null,
    answer: (account, url, raw) => {
      const { expand = [], ...given } = readFields(known, raw, required) as Given<
        F & { expand: typeof known.expand }
      >;
      const path = pathOf(pattern, url) ?? {};
      const answer = handle({ account, path, url, given: given as unknown as Given<F> });
      return { answer, expand: expand as string[] };
    },
  };
}

function pathOf(pattern: string, url: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const parts = url.split('/');
  if (wanted.length !== parts.length) return null;
  const found: Record<string, string> = {};
  for (const [index, name] of wanted.entries()) {
    const part = parts[index] ?? '';
    if (name.startsWith(':')) found[name.slice(1)] = decodeURIComponent(part);
    else if (name !== part) return null;
  }
  return found;
}
