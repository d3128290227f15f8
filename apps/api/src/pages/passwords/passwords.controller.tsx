import { Body, Get, Ip, Param, Post, Req } from '@nestjs/common';
import { PasswordResetService } from '#libs/identity';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { PasswordThrottleService } from '../../edge/rate-limit/password-throttle.service.js';
import { type FormError, formErrorFrom } from '../frame/form-error.js';
import { linkExpiredPage } from '../frame/link-expired-page.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { readForm } from '../frame/read-form.js';
import { languageOf } from '../frame/request-language.js';
import { translateFormError } from '../frame/translate-form-error.js';
import { wordsOf } from '../frame/words.js';
import { ForgotPasswordForm, passwordsIn } from './passwords.form.js';
import { ForgotPasswordPage, NewPasswordPage } from './passwords.page.js';
import { PASSWORDS_WORDS } from './passwords.words.js';

/** Resets forgotten passwords by a mailed link, by the same services as REST. */
@PageController()
export class PasswordsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly resets: PasswordResetService,
    private readonly throttle: PasswordThrottleService,
  ) {}

  @Get('forgot-password/')
  @Allow('anyone')
  showForgot(@Req() request: EdgeRequest): Page {
    return forgotPage(request);
  }

  @Post('forgot-password/')
  @Allow('anyone')
  async forgot(
    @By() by: Caller,
    @Ip() address: string,
    @Req() request: EdgeRequest,
    @Body() body: unknown,
  ): Promise<Page | SeeOther> {
    try {
      const { email = '' } = await readForm(ForgotPasswordForm, body);
      await this.throttle.countResetRequest(address, email);
      await this.unitOfWork.as(by, (work) => this.resets.requestLink(work, email));
      return seeOther('/app/login/', {
        tone: 'info',
        lines: [wordsOf(PASSWORDS_WORDS, request).onItsWay],
      });
    } catch (error) {
      return forgotPage(request, translateFormError(formErrorFrom(error), languageOf(request)));
    }
  }

  @Get('reset-password/:token/')
  @Allow('anyone')
  async showReset(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Param('token') token: string,
  ): Promise<Page> {
    const opens = await this.resets.isLinkValid(this.unitOfWork.reading(by), token);
    if (opens) return newPasswordPage(request);
    const words = wordsOf(PASSWORDS_WORDS, request);
    return linkExpiredPage(languageOf(request), { title: words.gone, explain: words.goneExplain });
  }

  @Post('reset-password/:token/')
  @Allow('anyone')
  async reset(
    @By() by: Caller,
    @Param('token') token: string,
    @Ip() address: string,
    @Req() request: EdgeRequest,
    @Body() body: unknown,
  ): Promise<Page | SeeOther> {
    try {
      const given = await passwordsIn(body);
      await this.throttle.resetPassword(address, () => this.resets.reset(by, token, given));
      return seeOther('/app/login/', {
        tone: 'success',
        lines: [wordsOf(PASSWORDS_WORDS, request).reset],
      });
    } catch (error) {
      return newPasswordPage(
        request,
        translateFormError(formErrorFrom(error), languageOf(request)),
      );
    }
  }
}

function forgotPage(request: EdgeRequest, refusal?: FormError): Page {
  return page(<ForgotPasswordPage refusal={refusal} />, {
    title: wordsOf(PASSWORDS_WORDS, request).forgot,
    status: refusal?.status ?? 200,
  });
}

function newPasswordPage(request: EdgeRequest, refusal?: FormError): Page {
  return page(<NewPasswordPage refusal={refusal} />, {
    title: wordsOf(PASSWORDS_WORDS, request).choose,
    status: refusal?.status ?? 200,
  });
}
