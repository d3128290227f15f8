import type { MenuEntry } from './reply-templates.types.js';
import type { CallDetails } from './call-details.js';

/** The company that an entry of a menu is about. */
function companyOf(entry: MenuEntry): string {
  return entry.asks === 'consent' ? entry.company : entry.call.company;
}

/** '1: Spring tour, …', one line each; the company is named where several ask, or several things are asked. */
export function menuLines(
  entries: readonly MenuEntry[],
  said: (entry: MenuEntry) => string,
): string[] {
  const isOfSeveral = new Set(entries.map(companyOf)).size > 1 || !isOffersOnly(entries);
  return entries.map(
    (entry, at) => `${at + 1}: ${isOfSeveral ? `${companyOf(entry)}: ` : ''}${said(entry)}`,
  );
}

/** '1: Spring tour, …', one line each; the company is named where there are several. */
export function callLines(
  calls: readonly CallDetails[],
  said: (call: CallDetails) => string,
): string[] {
  const isOfSeveral = new Set(calls.map(({ company }) => company)).size > 1;
  return calls.map(
    (call, at) => `${at + 1}: ${isOfSeveral ? `${call.company}: ` : ''}${said(call)}`,
  );
}

/** The company that a menu of offers is of, to be named above it; null where its lines name several. */
export function onlyCompanyOf(entries: readonly MenuEntry[]): string | null {
  const [company, another] = new Set(entries.map(companyOf));
  return company !== undefined && another === undefined ? company : null;
}

export function isOffersOnly(entries: readonly MenuEntry[]): boolean {
  return entries.every(({ asks }) => asks === 'offer');
}

/** One sentence about all calls; empty without any. */
export function callsSentence(
  calls: readonly CallDetails[],
  said: (call: CallDetails) => string,
  sentence: (calls: string) => string,
): string[] {
  return calls.length === 0 ? [] : [sentence(calls.map(said).join('; '))];
}
