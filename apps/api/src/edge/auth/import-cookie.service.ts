import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ImportLinkService, type SignedInActor } from '#libs/identity';
import { CONFIGURATION, type Configuration, UnitOfWork } from '#libs/platform';
import { readCookie, writeCookie } from '../http/cookies.js';
import type { EdgeRequest } from '../http/edge-request.js';

const NAME = 'callmanager_import';
/** The only pages that the cookie opens. */
const PAGES = /^\/app\/contacts\/import\//;

/** A device that opened a link of the contact import: it may import, and nothing else. */
@Injectable()
export class ImportCookieService {
  constructor(
    private readonly links: ImportLinkService,
    private readonly unitOfWork: UnitOfWork,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** Null: another page, no cookie, or one that has ended. */
  async find(request: Pick<EdgeRequest, 'headers' | 'url'>): Promise<SignedInActor | null> {
    const cookie = PAGES.test(request.url) ? readCookie(request, NAME) : null;
    const actor = cookie && (await this.links.actorOf(this.unitOfWork.reading(), cookie));
    return actor ? { actor, keyId: null, sessionId: null, revision: null } : null;
  }

  set(reply: FastifyReply, { cookie, seconds }: { cookie: string; seconds: number }): void {
    const secure = this.configuration.publicUrl.startsWith('https:');
    writeCookie(reply, NAME, cookie, { secure, maxAge: seconds });
  }
}
