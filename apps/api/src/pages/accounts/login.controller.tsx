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
import { LoginForm } from './login.form.js';
import { LoginPage } from './login.page.js';

@PageController()
export class LoginController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly signIn: SignInService,
    private readonly throttle: SignInThrottleService,
    private readonly sessionCookie: SessionCookieService,
    private readonly devices: DeviceCookieService,
  ) {}

  @Get('login/')
  @Allow('anyone')
  show(@By() by: Caller, @Query('next') next?: string): Page | SeeOther {
    if (by.actor.userId !== null) return seeOther(nextPath(next));
    return page(<LoginPage next={nextPath(next)} />, { title: 'Log in', language: 'en' });
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
    const { username = '', password = '', otp, next } = await readForm(LoginForm, body);
    try {
      if (!username || !password)
        throw new Invalid('sign_in.incomplete', 'Please enter your user name and your password.');
      const from = { address, device: this.devices.read(request, username) };
      const { session } = await this.throttle.attempt(from, username, () =>
        this.signIn.withSession(by, { username, password, otp, address, userAgent }),
      );
      this.sessionCookie.set(reply, session);
      this.devices.set(reply, username);
      return seeOther(nextPath(next));
    } catch (error) {
      const refusal = formErrorFrom(error);
      if (error instanceof WrongCredentials) refusal.message = 'User name or password is wrong.';
      const asksForCode = refusal.code.startsWith('second_factor_');
      if (error instanceof SecondFactorRequired)
        refusal.message = 'Enter your password again, and the code of your authenticator app.';
      const form = { next: nextPath(next), username, asksForCode, refusal };
      return page(<LoginPage {...form} />, {
        title: 'Log in',
        language: 'en',
        status: refusal.status,
      });
    }
  }

  @Post('logout/')
  @Allow('signed-in')
  async logOut(
    @By() by: Caller,
    @SignedInWith() credential: Credential,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SeeOther> {
    await this.unitOfWork.as(by, (work) => this.signIn.signOut(work, credential));
    this.sessionCookie.clear(reply);
    return seeOther('/app/login/', { tone: 'info', lines: ['You are logged out.'] });
  }
}
