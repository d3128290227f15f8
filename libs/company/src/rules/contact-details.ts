const EMAIL =
  /^[^\s@<>"(),:;\\]{1,64}@(?=.{4,253}$)([\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u;

/** Whether the text is an e-mail address by its form. */
export function looksLikeEmail(text: string): boolean {
  return EMAIL.test(text);
}

/** Whether a page may link to the address: http or https, with a host. */
export function looksLikeWebsite(text: string): boolean {
  if (!/^https?:\/\/[^/]/i.test(text) || /\s/.test(text)) return false;
  return URL.canParse(text) && new URL(text).hostname.includes('.');
}
