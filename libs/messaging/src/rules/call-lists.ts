import type { CallWords } from './template-shapes.js';

/** '1: Spring tour, …', one line each; the company is named where several ask. */
export function menuLines(
  calls: readonly CallWords[],
  said: (call: CallWords) => string,
): string[] {
  const isOfSeveral = new Set(calls.map(({ company }) => company)).size > 1;
  return calls.map(
    (call, at) => `${at + 1}: ${isOfSeveral ? `${call.company}: ` : ''}${said(call)}`,
  );
}

/** One sentence about all calls, or none where there are none. */
export function listed(
  calls: readonly CallWords[],
  said: (call: CallWords) => string,
  sentence: (calls: string) => string,
): string[] {
  return calls.length === 0 ? [] : [sentence(calls.map(said).join('; '))];
}
