import { randomBytes } from 'node:crypto';
import { hashToken } from '#libs/identity';
import { BrowserForm } from './browser-form.js';
import type { TestApp } from './test-app.js';

const DAY = 24 * 60 * 60_000;

/** A browser without scripts that somebody has signed in with. @param headers on every call, such as the language */
export async function aSignedInBrowser(
  app: TestApp,
  { userId }: { userId: number },
  headers: Record<string, string> = {},
): Promise<BrowserForm> {
  const cookie = randomBytes(32).toString('base64url');
  const now = app.clock.now();
  await app.db.query(
    `insert into sessions (user_id, token_hash, created_at, last_used_at, expires_at) values ($1, $2, $3, $3, $4)`,
    [userId, hashToken(cookie), now, new Date(now.getTime() + 30 * DAY)],
  );
  const browser = new BrowserForm(app.url, headers);
  browser.keepCookie('callmanager_session', cookie);
  return browser;
}
