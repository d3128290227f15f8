import { Body, Get, Ip, Post, Req } from '@nestjs/common';
import { PasswordChangeService } from '#libs/identity';
import type { Caller } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By, type Credential, SignedInWith } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { PasswordThrottleService } from '../../edge/rate-limit/password-throttle.service.js';
import { refusalOf } from '../company/refusal-of.js';
import type { FormError } from '../frame/form-error.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { wordsOf } from '../frame/words.js';
import { passwordsIn } from '../passwords/passwords.form.js';
import { PASSWORDS_WORDS } from '../passwords/passwords.words.js';
import { PasswordPage } from './password.page.js';

/** Changes one's own password; afterwards the dashboard of one's role. */
@PageController()
export class PasswordController {
  constructor(
    private readonly changes: PasswordChangeService,
    private readonly throttle: PasswordThrottleService,
  ) {}

  @Get('change-password/')
  @Allow('signed-in')
  show(@Req() request: EdgeRequest): Page {
    return pageOf(request);
  }

  @Post('change-password/')
  @Allow('signed-in')
  async change(
    @By() by: Caller,
    @SignedInWith() credential: Credential,
    @Ip() address: string,
    @Req() request: EdgeRequest,
    @Body() body: unknown,
  ): Promise<Page | SeeOther> {
    try {
      const given = await passwordsIn(body);
      await this.throttle.changePassword(address, by.actor.userId!, () =>
        this.changes.change(by, given, credential),
      );
      return seeOther('/app/dashboard/', {
        tone: 'success',
        lines: [wordsOf(PASSWORDS_WORDS, request).changed],
      });
    } catch (error) {
      return pageOf(request, refusalOf(error, request));
    }
  }
}

function pageOf(request: EdgeRequest, refusal?: FormError): Page {
  return page(<PasswordPage refusal={refusal} />, {
    title: wordsOf(PASSWORDS_WORDS, request).choose,
    width: 'column',
    status: refusal?.status ?? 200,
  });
}
