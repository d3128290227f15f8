import { Get, Headers, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ImpersonationService, PeopleQueries } from '#libs/identity';
import { Unauthorized } from '#libs/kernel';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By, type Credential, SignedInWith } from '../../edge/auth/by.js';
import { SessionCookieService } from '../../edge/auth/session-cookie.service.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { refusalOf } from '../company/refusal-of.js';
import { PageController } from '../frame/page-controller.js';
import { pageWithin } from '../frame/last-page.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { pageSizeOf } from '../frame/remembered.js';
import { wordsOf } from '../frame/words.js';
import { ListQuery } from './administrator.form.js';
import { ADMINISTRATOR_WORDS } from './administrator.words.js';
import { UserList, UsersPage, type UsersModel } from './users.page.js';

/** Accounts, and acting as one of their users for an hour. */
@PageController()
export class UsersController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly people: PeopleQueries,
    private readonly impersonation: ImpersonationService,
    private readonly sessionCookie: SessionCookieService,
  ) {}

  @Get('list-users/')
  @Allow('user.list')
  async list(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Query() query: ListQuery,
  ): Promise<Page> {
    return pageOf(await this.model(by, request, query), request);
  }

  /** The list alone. */
  @Get('search-users/')
  @Allow('user.list')
  async search(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Query() query: ListQuery,
  ): Promise<Page> {
    return page(<UserList {...await this.model(by, request, query)} />, {
      title: wordsOf(ADMINISTRATOR_WORDS, request).users.title,
    });
  }

  @Post('admin-login-as-user/:id/')
  @Allow('user.impersonate')
  async logInAs(
    @By() by: Caller,
    @SignedInWith() { sessionId }: Credential,
    @Param('id') id: number,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('user-agent') userAgent = '',
  ): Promise<Page | SeeOther> {
    if (sessionId === null) throw new Unauthorized();
    try {
      const session = await this.unitOfWork.as(by, (work) =>
        this.impersonation.beginWithSession(work, id, sessionId, userAgent),
      );
      this.sessionCookie.set(reply, session);
      return seeOther('/app/dashboard/');
    } catch (error) {
      const refusal = refusalOf(error, request);
      return pageOf({ ...(await this.model(by, request, {})), error: refusal }, request);
    }
  }

  /** The way back, from whatever page. */
  @Post('admin-login-as-user/back/')
  @Allow('signed-in')
  async back(
    @By() by: Caller,
    @SignedInWith() { sessionId }: Credential,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SeeOther> {
    const session = await this.unitOfWork.as(by, (work) =>
      this.impersonation.end(work, sessionId ?? 0),
    );
    this.sessionCookie.set(reply, session);
    return seeOther('/app/list-users/', {
      tone: 'info',
      lines: [wordsOf(ADMINISTRATOR_WORDS, request).users.back],
    });
  }

  private async model(
    by: Caller,
    request: EdgeRequest,
    { search = '', page: number = 1, per_page }: ListQuery,
  ): Promise<UsersModel> {
    const size = pageSizeOf(request, per_page);
    const work = this.unitOfWork.reading(by);
    const read = (nth: number) => this.people.find(work, search, nth, size);
    return { ...(await pageWithin(read, number, size)), search, size, error: null };
  }
}

function pageOf(model: UsersModel, request: EdgeRequest): Page {
  return page(<UsersPage {...model} />, {
    title: wordsOf(ADMINISTRATOR_WORDS, request).users.title,
    status: model.error?.status ?? 200,
  });
}
