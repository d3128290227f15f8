import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Actor, NotFound, Unknown } from '#libs/kernel';
import { Fact, FactBus, type Work } from '#libs/platform';
import { hashToken } from '../credentials/hash-token.js';

const MINUTE = 60_000;
/** How long a link can be opened. */
const LINK_MINUTES = 10;
/** How long the device that opened it may import. */
const IMPORT_MINUTES = 30;

/** The link is unknown, was opened before, or is older than ten minutes. */
export class ImportLinkUnknown extends Unknown {
  constructor() {
    super('import_link.unknown', 'This link was used before, or is older than ten minutes.');
  }
}

/** Another device may import contacts for half an hour, in the name of the user. */
export class ImportLinkOpened extends Fact {
  readonly name = 'import_link.opened';
  constructor(companyId: number, userId: number) {
    super({ companyId, subject: 'user', subjectId: userId });
  }
}

/** Brings the import of contacts to one's phone without signing in there: one link, one use, one purpose. */
@Injectable()
export class ImportLinkService {
  constructor(private readonly facts: FactBus) {}

  /**
   * @returns the token of a link that opens once within ten minutes; only its hash is stored
   * @throws NotFound the actor does not manage the company
   */
  async create(work: Work, companyId: number): Promise<string> {
    if (!work.actor.manages(companyId)) throw new NotFound('Company');
    const token = randomUUID();
    await work.rows(
      'insert into import_links (token_hash, user_id, company_id, expires_at) values ($1, $2, $3, $4)',
      [hashToken(token), work.actor.userId, companyId, inMinutes(work.now, LINK_MINUTES)],
    );
    return token;
  }

  /** One statement. @throws ImportLinkUnknown the link cannot be opened (any more) */
  async check(work: Work, token: string): Promise<void> {
    const found = await work.row(
      'select 1 from import_links where token_hash = $1 and cookie_hash is null and expires_at > $2',
      [hashToken(token), work.now],
    );
    if (!found) throw new ImportLinkUnknown();
  }

  /**
   * Opens the link, once.
   *
   * @returns the value of the cookie for the device, valid for half an hour on the pages of the import
   * @throws ImportLinkUnknown
   */
  async open(work: Work, token: string): Promise<{ cookie: string; seconds: number }> {
    const cookie = randomBytes(32).toString('base64url');
    const link = await work.row<{ user_id: number; company_id: number }>(
      `update import_links set cookie_hash = $2, cookie_expires_at = $4
        where token_hash = $1 and cookie_hash is null and expires_at > $3 returning user_id, company_id`,
      [hashToken(token), hashToken(cookie), work.now, inMinutes(work.now, IMPORT_MINUTES)],
    );
    if (!link) throw new ImportLinkUnknown();
    await this.facts.record(work, new ImportLinkOpened(link.company_id, link.user_id));
    return { cookie, seconds: IMPORT_MINUTES * 60 };
  }

  /** Who imports with this cookie: the user as manager of that one company; null: nobody (any more). One statement. */
  async actorOf(work: Work, cookie: string): Promise<Actor | null> {
    const found = await work.row<{
      id: number;
      username: string;
      first_name: string;
      company_id: number;
      grant_id: number;
    }>(
      `select u.id, u.username, u.first_name, il.company_id, g.id as grant_id
         from import_links il join users u on u.id = il.user_id
         join role_grants g on g.user_id = u.id and (g.role = 'administrator' or (g.role = 'manager' and g.company_id = il.company_id))
        where il.cookie_hash = $1 and il.cookie_expires_at > $2 and u.is_active order by g.id limit 1`,
      [hashToken(cookie), work.now],
    );
    if (!found) return null;
    const { id: userId, username, first_name: firstName, company_id: companyId } = found;
    const grants = [{ id: found.grant_id, role: 'manager' as const, companyId }];
    return new Actor({ userId, username, firstName, grants });
  }
}

function inMinutes(now: Date, minutes: number): Date {
  return new Date(now.getTime() + minutes * MINUTE);
}
