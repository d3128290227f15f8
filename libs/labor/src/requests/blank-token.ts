/** Prefix of the replacement of a blanked short token; no real token has it. */
const BLANK = '-';

/** For the alias r (labor_requests): the same text in SQL. */
export const BLANK_TOKEN = `'${BLANK}' || r.id`;
export const IS_BLANK = `r.token_short like '${BLANK}%'`;

/** No link contains such a token, so it grants nothing; it still names the request to managers. */
export function isBlankToken(shortToken: string): boolean {
  return shortToken.startsWith(BLANK);
}
