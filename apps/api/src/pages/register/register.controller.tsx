import { Body, Get, Headers, Ip, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
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
import { SessionCookieService } from '../../edge/auth/session-cookie.service.js';
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
import { readerLanguage } from '../frame/reader-language.js';
import { translateFormError } from '../frame/translate-form-error.js';
import { RegisterForm } from './register.form.js';
import { RegisteredPage, RegisterPage } from './register.page.js';
import { REGISTER_WORDS } from './register.words.js';

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
    private readonly sessionCookie: SessionCookieService,
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
    return token ? this.form(by, address, language, { token }) : withoutInvitation(language);
  }

  @Get('user/register/success/')
  @Allow('anyone')
  done(@RequestLanguage() language: Language): Page {
    return page(<RegisteredPage />, { title: REGISTER_WORDS[language].doneTitle, language });
  }

  @Post('user/register/start/')
  @Allow('anyone')
  async start(
    @By() by: Caller,
    @Ip() address: string,
    @RequestLanguage() language: Language,
    @Body() body: unknown,
  ): Promise<Page | SeeOther> {
    const { token = '' } = await readForm(RegisterForm, body);
    return this.answer(by, address, language, { token }, async () => {
      const { phone_number: phone, language: texted } = await this.tokens.attempt(address, () =>
        this.registrations.openInvitation(this.unitOfWork.reading(by), token),
      );
      await this.throttle.sendCode(token, () =>
        this.unitOfWork.as(by, (work) => this.codes.send(work, token, phone)),
      );
      return seeOther(`/app/user/register/?token=${encodeURIComponent(token)}`, {
        tone: 'info',
        lines: [REGISTER_WORDS[readerLanguage(language, texted)].sent],
      });
    });
  }

  @Post('user/register/')
  @Allow('anyone')
  async register(
    @By() by: Caller,
    @Ip() address: string,
    @RequestLanguage() language: Language,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('user-agent') userAgent = '',
  ): Promise<Page | SeeOther> {
    const given = await readForm(RegisterForm, body);
    const {
      token = '',
      verification_code: code = '',
      username = '',
      email = '',
      password = '',
      confirm_password: confirmPassword = '',
      first_name: firstName = '',
      last_name: lastName = '',
    } = given;
    return this.answer(by, address, language, given, async () => {
      const account = { token, code, username, email, password, firstName, lastName };
      const session = await this.tokens.attempt(address, () =>
        this.registration.registerWithSession(by, { ...account, confirmPassword }, userAgent),
      );
      this.sessionCookie.set(reply, session);
      return seeOther('/app/dashboard/', {
        tone: 'success',
        lines: [REGISTER_WORDS[language].made],
      });
    });
  }

  /** Shows errors on the form; an expired link has no form and gets its own page. */
  private async answer(
    by: Caller,
    address: string,
    visitor: Language,
    given: RegisterForm,
    verb: () => Promise<SeeOther>,
  ): Promise<Page | SeeOther> {
    return orLinkExpiredPage(visitor, async () => {
      try {
        return await verb();
      } catch (error) {
        return this.form(by, address, visitor, given, error);
      }
    });
  }

  private form(
    by: Caller,
    address: string,
    visitor: Language,
    given: RegisterForm,
    error?: unknown,
  ): Promise<Page> {
    return orLinkExpiredPage(visitor, async () => {
      const refusal = error === undefined ? undefined : formErrorFrom(error);
      try {
        const token = given.token ?? '';
        const invited = await this.tokens.attempt(address, () =>
          this.registrations.openInvitation(this.unitOfWork.reading(by), token),
        );
        const language = readerLanguage(visitor, invited.language);
        return page(
          <RegisterPage
            token={token}
            company={invited.company}
            phoneNumber={invited.phone_number}
            given={given}
            refusal={refusal && translateFormError(refusal, language)}
          />,
          { title: REGISTER_WORDS[language].title, language, status: refusal?.status ?? 200 },
        );
      } catch (gone) {
        if (!(gone instanceof RegistrationClosed)) throw gone;
        const { goneTitle, used, expired } = REGISTER_WORDS[visitor];
        const explain = gone.code === 'registration.used' ? used : expired;
        return linkExpiredPage(visitor, { title: goneTitle, explain });
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
