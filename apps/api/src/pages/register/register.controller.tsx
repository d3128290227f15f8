import { Body, Get, Ip, Param, Post, Query } from '@nestjs/common';
import {
  WorkerRegistrationService,
  RegistrationClosed,
  WorkerRegistrationQueries,
  VerificationCodeService,
} from '#libs/labor';
import type { Language } from '#libs/messaging';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { RegistrationThrottleService } from '../../edge/rate-limit/registration-throttle.service.js';
import { TokenThrottleService } from '../../edge/rate-limit/token-throttle.service.js';
import { Card, Heading } from '../frame/card.js';
import { Column } from '../frame/layout.js';
import { linkExpiredPage, orLinkExpiredPage } from '../frame/link-expired-page.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { readForm } from '../frame/read-form.js';
import { formErrorFrom } from '../frame/form-error.js';
import { RequestLanguage } from '../frame/request-language.js';
import { TRANSLATIONS } from '../translations/translation-tables.js';
import { RegisterForm } from './register.form.js';
import { RegisterPage } from './register.page.js';

/** Registers an invited worker or steward, by the same services as REST, without scripts. */
@PageController()
export class RegisterController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly registrations: WorkerRegistrationQueries,
    private readonly codes: VerificationCodeService,
    private readonly registration: WorkerRegistrationService,
    private readonly tokens: TokenThrottleService,
    private readonly throttle: RegistrationThrottleService,
  ) {}

  @Get('steward/register/:token/')
  @Allow('anyone')
  invited(@Param('token') token: string): SeeOther {
    return seeOther(`/app/user/register/?token=${encodeURIComponent(token)}`);
  }

  @Get('user/register/')
  @Allow('anyone')
  show(
    @By() by: Caller,
    @RequestLanguage() language: Language,
    @Ip() address: string,
    @Query('token') token?: string,
  ): Page | Promise<Page> {
    return token ? this.form(by, address, { token }) : withoutInvitation(language);
  }

  @Post('user/register/start/')
  @Allow('anyone')
  async start(
    @By() by: Caller,
    @Ip() address: string,
    @Body() body: unknown,
  ): Promise<Page | SeeOther> {
    const { token = '' } = await readForm(RegisterForm, body);
    return this.answer(by, address, { token }, async () => {
      const { phone_number: phone } = await this.tokens.attempt(address, () =>
        this.registrations.openInvitation(this.unitOfWork.reading(by), token),
      );
      await this.throttle.sendCode(token, () =>
        this.unitOfWork.as(by, (work) => this.codes.send(work, token, phone)),
      );
      return seeOther(`/app/user/register/?token=${encodeURIComponent(token)}`, {
        tone: 'info',
        lines: ['The code is on its way to your phone.'],
      });
    });
  }

  @Post('user/register/')
  @Allow('anyone')
  async register(
    @By() by: Caller,
    @Ip() address: string,
    @Body() body: unknown,
  ): Promise<Page | SeeOther> {
    const given = await readForm(RegisterForm, body);
    const {
      token = '',
      verification_code: code = '',
      username = '',
      email = '',
      password = '',
      first_name: firstName = '',
      last_name: lastName = '',
    } = given;
    return this.answer(by, address, given, async () => {
      await this.tokens.attempt(address, () =>
        this.registration.register(by, {
          token,
          code,
          username,
          email,
          password,
          firstName,
          lastName,
        }),
      );
      return seeOther('/app/login/', {
        tone: 'success',
        lines: ['Your account is made. Please log in.'],
      });
    });
  }

  /** Shows errors on the form; an expired link has no form and gets its own page. */
  private async answer(
    by: Caller,
    address: string,
    given: RegisterForm,
    verb: () => Promise<SeeOther>,
  ): Promise<Page | SeeOther> {
    return orLinkExpiredPage('en', async () => {
      try {
        return await verb();
      } catch (error) {
        return this.form(by, address, given, error);
      }
    });
  }

  private form(by: Caller, address: string, given: RegisterForm, error?: unknown): Promise<Page> {
    return orLinkExpiredPage('en', async () => {
      const refusal = error === undefined ? undefined : formErrorFrom(error);
      try {
        const token = given.token ?? '';
        const { company, phone_number: phoneNumber } = await this.tokens.attempt(address, () =>
          this.registrations.openInvitation(this.unitOfWork.reading(by), token),
        );
        return page(
          <RegisterPage
            token={token}
            company={company}
            phoneNumber={phoneNumber}
            given={given}
            refusal={refusal}
          />,
          {
            title: 'Your own account',
            language: 'en',
            status: refusal?.status ?? 200,
          },
        );
      } catch (gone) {
        if (!(gone instanceof RegistrationClosed)) throw gone;
        return linkExpiredPage('en', {
          title: 'This link is not valid any more',
          explain: gone.message,
        });
      }
    });
  }
}

/** Tells a visitor without an invitation how to get one. */
function withoutInvitation(language: Language): Page {
  const words = TRANSLATIONS[language].register;
  return page(
    <Column>
      <Heading>{words.title}</Heading>
      <Card>
        <p>{words.soon}</p>
        <p class="mt-3 text-muted">{words.meanwhile}</p>
      </Card>
    </Column>,
    { title: words.title, language },
  );
}
