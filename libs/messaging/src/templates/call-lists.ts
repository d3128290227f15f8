import type { CallDetails } from './text-templates.types.js';

/** '1: Spring tour, …', one line each; the company is named where several ask. */
export function menuLines<Call extends CallDetails>(
  calls: readonly Call[],
  said: (call: Call) => string,
): string[] {
  const isOfSeveral = new Set(calls.map(({ company }) => company)).size > 1;
  return calls.map(
    (call, at) => `${at + 1}: ${isOfSeveral ? `${call.company}: ` : ''}${said(call)}`,
  );
}

/** One sentence about all calls; empty without any. */
export function callsSentence(
  calls: readonly CallDetails[],
  said: (call: CallDetails) => string,
  sentence: (calls: string) => string,
): string[] {
  return calls.length === 0 ? [] : [sentence(calls.map(said).join('; '))];
}
