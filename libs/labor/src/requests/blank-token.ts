/** Begins what stands for a short token that was blanked; no token has it. */
const BLANK = '-';

/** For the alias r (labor_requests): the same text in SQL. */
export const BLANK_TOKEN = `'${BLANK}' || r.id`;
export const IS_BLANK = `r.token_short like '${BLANK}%'`;

/** Nobody holds a link with it, so it opens nothing; it still names the request to managers. */
export function isBlankToken(shortToken: string): boolean {
  return shortToken.startsWith(BLANK);
}
