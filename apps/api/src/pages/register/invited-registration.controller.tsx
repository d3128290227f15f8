import { Body, Get, Headers, Ip, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import {
  InvitationService,
  type OpenedSession,
  type OpenInvitation,
  AccountRegistrationService,
} from '#libs/identity';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { SessionCookieService } from '../../edge/auth/session-cookie.service.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { TokenThrottleService } from '../../edge/rate-limit/token-throttle.service.js';
import { orLinkExpiredPage } from '../frame/link-expired-page.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { readerZoneOf } from '../frame/remembered.js';
import { languageOf } from '../frame/request-language.js';
import { translateFormError } from '../frame/translate-form-error.js';
import { wordsOf } from '../frame/words.js';
import { PageController } from '../frame/page-controller.js';
import { readForm } from '../frame/read-form.js';
import { type FormError, formErrorFrom } from '../frame/form-error.js';
import { ManagerForm, OwnerForm } from './registration.form.js';
import { REGISTRATION_WORDS } from './registration.words.js';
import { RegistrationPage } from './registration.page.js';

type Kind = 'owner' | 'manager';

/** Registers owners and managers from the link in a text, and signs them in. */
@PageController()
export class InvitedRegistrationController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly invitations: InvitationService,
    private readonly registration: AccountRegistrationService,
    private readonly throttle: TokenThrottleService,
    private readonly sessionCookie: SessionCookieService,
  ) {}

  @Get('manager/register/:token/')
  @Allow('anyone')
  showManager(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Param('token') token: string,
    @Ip() address: string,
  ): Promise<Page> {
    return this.show(by, 'manager', token, address, request);
  }

  @Get('owner/register/:token/')
  @Allow('anyone')
  showOwner(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Param('token') token: string,
    @Ip() address: string,
  ): Promise<Page> {
    return this.show(by, 'owner', token, address, request);
  }

  @Post('manager/register/:token/')
  @Allow('anyone')
  registerManager(
    @By() by: Caller,
    @Param('token') token: string,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
    @Ip() address: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('user-agent') userAgent = '',
  ): Promise<Page | SeeOther> {
    return this.register({ by, kind: 'manager', token, body, address, reply, request }, async () =>
      this.registration.managerWithSession(
        by,
        token,
        accountFrom(await readForm(ManagerForm, body)),
        userAgent,
      ),
    );
  }

  @Post('owner/register/:token/')
  @Allow('anyone')
  registerOwner(
    @By() by: Caller,
    @Param('token') token: string,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
    @Ip() address: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('user-agent') userAgent = '',
  ): Promise<Page | SeeOther> {
    return this.register({ by, kind: 'owner', token, body, address, reply, request }, async () => {
      const form = await readForm(OwnerForm, body);
      const company = {
        companyName: form.company_name,
        companyShortName: form.company_short_name ?? null,
        timeZone: placeZoneOf(request),
      };
      return this.registration.ownerWithSession(
        by,
        token,
        { ...accountFrom(form), ...company },
        userAgent,
      );
    });
  }

  private show(
    by: Caller,
    kind: Kind,
    token: string,
    address: string,
    request: EdgeRequest,
  ): Promise<Page> {
    return orLinkExpiredPage(
      languageOf(request),
      async () => pageOf(request, kind, await this.find(by, kind, token, address)),
      wordsOf(REGISTRATION_WORDS, request).expired,
    );
  }

  private register(
    {
      by,
      kind,
      token,
      body,
      address,
      reply,
      request,
    }: {
      by: Caller;
      kind: Kind;
      token: string;
      body: unknown;
      address: string;
      reply: FastifyReply;
      request: EdgeRequest;
    },
    open: () => Promise<OpenedSession>,
  ): Promise<Page | SeeOther> {
    const words = wordsOf(REGISTRATION_WORDS, request);
    const attempt = async (): Promise<Page | SeeOther> => {
      const invitation = await this.find(by, kind, token, address);
      try {
        this.sessionCookie.set(reply, await open());
        return seeOther('/app/dashboard/', {
          tone: 'success',
          lines: [words.welcome],
        });
      } catch (error) {
        const refusal = translateFormError(formErrorFrom(error), languageOf(request));
        return pageOf(request, kind, invitation, refusal, body as Record<string, unknown>);
      }
    };
    return orLinkExpiredPage(languageOf(request), attempt, words.expired);
  }

  private find(by: Caller, kind: Kind, token: string, address: string): Promise<OpenInvitation> {
    return this.throttle.attempt(address, () =>
      this.invitations.findOpen(this.unitOfWork.reading(by), kind, token),
    );
  }
}

/** The zone of the owner's browser; undefined: it says none, or none of a place. */
function placeZoneOf(request: EdgeRequest): string | undefined {
  const zone = readerZoneOf(request);
  return zone?.includes('/') && !zone.startsWith('Etc/') ? zone : undefined;
}

function accountFrom(form: ManagerForm): {
  username: string;
  firstName: string;
  email: string;
  password: string;
  confirmPassword: string;
} {
  return {
    username: form.username,
    firstName: form.first_name,
    email: form.email,
    password: form.password,
    confirmPassword: form.confirm_password,
  };
}

function pageOf(
  request: EdgeRequest,
  kind: Kind,
  { company_name: companyName }: OpenInvitation,
  refusal?: FormError,
  values: Record<string, unknown> = {},
): Page {
  const title = wordsOf(REGISTRATION_WORDS, request).titles[kind];
  const model = { title, companyName, values, refusal };
  return page(<RegistrationPage {...model} />, {
    title,
    status: refusal?.status ?? 200,
  });
}
