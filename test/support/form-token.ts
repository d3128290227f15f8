import type { BrowserForm } from './browser-form.js';

const TOKENS = new WeakMap<BrowserForm, string>();

/** The form token of a signed-in browser, which one page is opened for: it is good for all forms of the session. */
export async function formTokenOf(browser: BrowserForm): Promise<string> {
  const known = TOKENS.get(browser);
  if (known) return known;
  const { forms } = await browser.open('/app/account/');
  const token = forms.find(({ values }) => 'csrf_token' in values)?.values['csrf_token'];
  if (!token) throw new Error('The page of the account has no form.');
  TOKENS.set(browser, token);
  return token;
}
