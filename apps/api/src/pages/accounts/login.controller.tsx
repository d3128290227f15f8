import { Body, Get, Headers, Ip, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { SecondFactorRequired, SignInService, WrongCredentials } from '#libs/identity';
import { Invalid } from '#libs/kernel';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By, type Credential, SignedInWith } from '../../edge/auth/by.js';
import { DeviceCookieService } from '../../edge/auth/device-cookie.service.js';
import { SessionCookieService } from '../../edge/auth/session-cookie.service.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { SignInThrottleService } from '../../edge/rate-limit/sign-in-throttle.service.js';
import { nextPath } from '../frame/next-path.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { readForm } from '../frame/read-form.js';
import { formErrorFrom } from '../frame/form-error.js';
import { languageOf } from '../frame/request-language.js';
import { translateFormError } from '../frame/translate-form-error.js';
import { wordsOf } from '../frame/words.js';
import { DemonstrationService } from './demonstration.service.js';
import { LoginForm } from './login.form.js';
import { LoginPage } from './login.page.js';
import { LOGIN_WORDS } from './login.words.js';

@PageController()
export class LoginController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly signIn: SignInService,
    private readonly throttle: SignInThrottleService,
    private readonly sessionCookie: SessionCookieService,
    private readonly devices: DeviceCookieService,
    private readonly demonstration: DemonstrationService,
  ) {}

  @Get('login/')
  @Allow('anyone')
  async show(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Query('next') next?: string,
  ): Promise<Page | SeeOther> {
    if (by.actor.userId !== null) return seeOther(nextPath(next));
    const demonstration = await this.demonstration.accounts(this.unitOfWork.reading(by));
    return page(<LoginPage next={nextPath(next)} demonstration={demonstration} />, {
      title: wordsOf(LOGIN_WORDS, request).title,
    });
  }

  /** Always creates a new session, against session fixation. */
  @Post('login/')
  @Allow('anyone')
  async logIn(
    @By() by: Caller,
    @Body() body: unknown,
    @Ip() address: string,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('user-agent') userAgent = '',
  ): Promise<Page | SeeOther> {
    const words = wordsOf(LOGIN_WORDS, request);
    const { username = '', password = '', otp, next } = await readForm(LoginForm, body);
    try {
      if (!username || !password) throw new Invalid('sign_in.incomplete', words.incomplete);
      const from = { address, device: this.devices.read(request, username) };
      const { session } = await this.throttle.attempt(from, username, () =>
        this.signIn.withSession(by, { username, password, otp, address, userAgent }),
      );
      this.sessionCookie.set(reply, session);
      this.devices.set(reply, username);
      return seeOther(nextPath(next));
    } catch (error) {
      const refusal = translateFormError(formErrorFrom(error), languageOf(request));
      if (error instanceof WrongCredentials) refusal.message = words.wrong;
      const asksForCode = refusal.code.startsWith('second_factor_');
      if (error instanceof SecondFactorRequired) refusal.message = words.again;
      const form = { next: nextPath(next), username, asksForCode, refusal };
      return page(<LoginPage {...form} />, { title: words.title, status: refusal.status });
    }
  }

  @Post('logout/')
  @Allow('signed-in')
  async logOut(
    @By() by: Caller,
    @SignedInWith() credential: Credential,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SeeOther> {
    await this.unitOfWork.as(by, (work) => this.signIn.signOut(work, credential));
    this.sessionCookie.clear(reply);
    return seeOther('/app/login/', {
      tone: 'info',
      lines: [wordsOf(LOGIN_WORDS, request).out],
    });
  }
}
