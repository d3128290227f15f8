/** Prefix of the replacement of a blanked short token; no real token has it. */
const BLANK = '-';

/** The same text in SQL; the alias is that of (deleted) requests. */
export const blankTokenOf = (alias: string): string => `'${BLANK}' || ${alias}.id`;
export const IS_BLANK = `r.token_short like '${BLANK}%'`;

/** No link contains such a token, so it grants nothing; it still names the request to managers. */
export function isBlankToken(shortToken: string): boolean {
  return shortToken.startsWith(BLANK);
}
