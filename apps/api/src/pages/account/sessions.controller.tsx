import { Body, Get, Post, Req } from '@nestjs/common';
import { ApiKeyService, CredentialQueries, SessionService } from '#libs/identity';
import { NotFound } from '#libs/kernel';
import { type Caller, UnitOfWork, type Work } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By, type Credential, SignedInWith } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { readForm } from '../frame/read-form.js';
import { wordsOf } from '../frame/words.js';
import { CredentialForm } from './account.form.js';
import { ACCOUNT_WORDS } from './account.words.js';
import { SessionsPage } from './sessions.page.js';

/** Keys and sessions of one's own account, and their end. */
@PageController()
export class SessionsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly credentials: CredentialQueries,
    private readonly keys: ApiKeyService,
    private readonly sessions: SessionService,
  ) {}

  @Get('account/sessions/')
  @Allow('signed-in')
  async show(
    @By() by: Caller,
    @SignedInWith() { sessionId }: Credential,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const [keys, sessions] = await Promise.all([
      this.credentials.ownKeys(work),
      this.credentials.ownSessions(work),
    ]);
    return page(<SessionsPage keys={keys} sessions={sessions} currentId={sessionId} />, {
      title: wordsOf(ACCOUNT_WORDS, request).sessions,
    });
  }

  @Post('account/sessions/')
  @Allow('signed-in')
  async end(
    @By() by: Caller,
    @SignedInWith() credential: Credential,
    @Req() request: EdgeRequest,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    const form = await readForm(CredentialForm, body);
    const { sessionsPage: words } = wordsOf(ACCOUNT_WORDS, request);
    await this.unitOfWork.as(by, (work) => this.apply(work, by.actor.userId!, credential, form));
    return seeOther('/app/account/sessions/', {
      tone: 'success',
      lines: [form.action === 'end_others' ? words.endedAll : words.ended],
    });
  }

  private async apply(
    work: Work,
    userId: number,
    { sessionId }: Credential,
    { action, id }: CredentialForm,
  ): Promise<void> {
    if (action === 'end_others') {
      await this.keys.revokeAll(work, userId);
      return this.sessions.revokeAllExcept(work, userId, sessionId ?? 0);
    }
    if (id === undefined) throw new NotFound('Session');
    await (action === 'end_key'
      ? this.keys.revokeOwn(work, userId, id)
      : this.sessions.revokeOwn(work, userId, id));
  }
}
