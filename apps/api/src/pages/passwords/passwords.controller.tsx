import { Body, Get, Ip, Param, Post } from '@nestjs/common';
import { PasswordChangeService, PasswordResetService } from '#libs/identity';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By, type Credential, SignedInWith } from '../../edge/auth/by.js';
import { PasswordThrottleService } from '../../edge/rate-limit/password-throttle.service.js';
import { linkExpiredPage } from '../frame/link-expired-page.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { readForm } from '../frame/read-form.js';
import { formErrorFrom } from '../frame/form-error.js';
import { ForgotPasswordForm, NewPasswordForm } from './passwords.form.js';
import { ForgotPasswordPage, NewPasswordPage } from './passwords.page.js';

const EXPIRED_RESET_LINK = {
  title: 'This link is not valid any more',
  explain:
    'Links to choose a new password work once, for one hour. Please ask for a new one on the login page.',
};

/** Changes and resets passwords, by the same services as REST. */
@PageController()
export class PasswordsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly changes: PasswordChangeService,
    private readonly resets: PasswordResetService,
    private readonly throttle: PasswordThrottleService,
  ) {}

  @Get('forgot-password/')
  @Allow('anyone')
  showForgot(): Page {
    return page(<ForgotPasswordPage />, { title: 'Forgot your password?', language: 'en' });
  }

  @Post('forgot-password/')
  @Allow('anyone')
  async forgot(
    @By() by: Caller,
    @Ip() address: string,
    @Body() body: unknown,
  ): Promise<Page | SeeOther> {
    try {
      const { email = '' } = await readForm(ForgotPasswordForm, body);
      await this.throttle.countResetRequest(address, email);
      await this.unitOfWork.as(by, (work) => this.resets.requestLink(work, email));
      return seeOther('/app/login/', {
        tone: 'info',
        lines: ['If an account has this address, a link to choose a new password is on its way.'],
      });
    } catch (error) {
      const refusal = formErrorFrom(error);
      return page(<ForgotPasswordPage refusal={refusal} />, {
        title: 'Forgot your password?',
        language: 'en',
        status: refusal.status,
      });
    }
  }

  @Get('reset-password/:token/')
  @Allow('anyone')
  async showReset(@By() by: Caller, @Param('token') token: string): Promise<Page> {
    const opens = await this.resets.isLinkValid(this.unitOfWork.reading(by), token);
    return opens ? newPassword(false) : linkExpiredPage('en', EXPIRED_RESET_LINK);
  }

  @Post('reset-password/:token/')
  @Allow('anyone')
  async reset(
    @By() by: Caller,
    @Param('token') token: string,
    @Ip() address: string,
    @Body() body: unknown,
  ): Promise<Page | SeeOther> {
    try {
      const given = await passwordsIn(body);
      await this.throttle.resetPassword(address, () => this.resets.reset(by, token, given));
      return seeOther('/app/login/', {
        tone: 'success',
        lines: ['Your password was changed. Please log in.'],
      });
    } catch (error) {
      return newPassword(false, error);
    }
  }

  @Get('change-password/')
  @Allow('signed-in')
  showChange(): Page {
    return newPassword(true);
  }

  @Post('change-password/')
  @Allow('signed-in')
  async change(
    @By() by: Caller,
    @SignedInWith() credential: Credential,
    @Ip() address: string,
    @Body() body: unknown,
  ): Promise<Page | SeeOther> {
    try {
      const given = await passwordsIn(body);
      await this.throttle.changePassword(address, by.actor.userId!, () =>
        this.changes.change(by, given, credential),
      );
      return seeOther('/app/dashboard/', {
        tone: 'success',
        lines: ['Your password was changed. You are logged out everywhere else.'],
      });
    } catch (error) {
      return newPassword(true, error);
    }
  }
}

async function passwordsIn(
  body: unknown,
): Promise<{ currentPassword: string; newPassword: string; confirmPassword: string }> {
  const {
    current_password = '',
    new_password = '',
    confirm_password = '',
  } = await readForm(NewPasswordForm, body);
  return {
    currentPassword: current_password,
    newPassword: new_password,
    confirmPassword: confirm_password,
  };
}

function newPassword(asksForCurrent: boolean, error?: unknown): Page {
  const refusal = error === undefined ? undefined : formErrorFrom(error);
  return page(<NewPasswordPage asksForCurrent={asksForCurrent} refusal={refusal} />, {
    title: 'Choose a new password',
    language: 'en',
    status: refusal?.status ?? 200,
  });
}
