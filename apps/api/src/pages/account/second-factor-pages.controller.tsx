import { Body, Get, Ip, Post, Req } from '@nestjs/common';
import { SecondFactorService, totpUri } from '#libs/identity';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By, type Credential, SignedInWith } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { PasswordThrottleService } from '../../edge/rate-limit/password-throttle.service.js';
import { qrCodeUrl } from '../clock-in/qr-code-url.js';
import { refusalOf } from '../company/refusal-of.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { readForm } from '../frame/read-form.js';
import { wordsOf } from '../frame/words.js';
import { SecondFactorForm } from './account.form.js';
import { ACCOUNT_WORDS } from './account.words.js';
import {
  RecoveryCodesPage,
  type SecondFactorModel,
  SecondFactorPage,
} from './second-factor.page.js';

/** The authenticator app of one's own account. Secrets are answered at once and kept nowhere. */
@PageController()
export class SecondFactorPagesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly secondFactor: SecondFactorService,
    private readonly throttle: PasswordThrottleService,
  ) {}

  @Get('account/second-factor/')
  @Allow('signed-in')
  show(@By() by: Caller, @Req() request: EdgeRequest): Promise<Page> {
    return this.page(by, request);
  }

  @Post('account/second-factor/')
  @Allow('signed-in')
  async act(
    @By() by: Caller,
    @SignedInWith() credential: Credential,
    @Ip() address: string,
    @Req() request: EdgeRequest,
    @Body() body: unknown,
  ): Promise<Page | SeeOther> {
    const form = await readForm(SecondFactorForm, body);
    try {
      return await this.throttle.changePassword(address, by.actor.userId!, () =>
        this.apply(by, credential, request, form),
      );
    } catch (error) {
      const refused = { action: form.action, error: refusalOf(error, request) };
      return this.page(by, request, { refused, begun: await shownBefore(by, form) });
    }
  }

  private async apply(
    by: Caller,
    credential: Credential,
    request: EdgeRequest,
    { action, current_password: password = '', otp = '' }: SecondFactorForm,
  ): Promise<Page | SeeOther> {
    const words = wordsOf(ACCOUNT_WORDS, request);
    switch (action) {
      case 'begin': {
        const { secret, uri } = await this.secondFactor.begin(by, password);
        return this.page(by, request, { begun: { secret, picture: await qrCodeUrl(uri) } });
      }
      case 'confirm': {
        const userId = by.actor.userId!;
        const codes = await this.unitOfWork.as(by, (work) =>
          this.secondFactor.confirm(work, userId, otp, credential),
        );
        return codesPage(codes, request);
      }
      case 'renew':
        return codesPage(await this.secondFactor.renewRecoveryCodes(by, password, otp), request);
      case 'disable':
        await this.secondFactor.disable(by, password, otp);
        return seeOther('/app/account/second-factor/', {
          tone: 'success',
          lines: [words.factorPage.disabled],
        });
    }
  }

  private async page(
    by: Caller,
    request: EdgeRequest,
    { begun = null, refused = null }: Partial<Omit<SecondFactorModel, 'status'>> = {},
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const status = await this.secondFactor.status(work, by.actor.userId!);
    return page(<SecondFactorPage status={status} begun={begun} refused={refused} />, {
      title: wordsOf(ACCOUNT_WORDS, request).factor,
      width: 'column',
      status: refused?.error.status ?? 200,
    });
  }
}

/** The picture of the secret that the form carried along; null: it carries none. */
async function shownBefore(
  by: Caller,
  { action, secret = '' }: SecondFactorForm,
): Promise<SecondFactorModel['begun']> {
  if (action !== 'confirm' || !/^[A-Z2-7]{16,64}$/.test(secret)) return null;
  return { secret, picture: await qrCodeUrl(totpUri(secret, by.actor.username)) };
}

function codesPage(codes: readonly string[], request: EdgeRequest): Page {
  return page(<RecoveryCodesPage codes={codes} />, {
    title: wordsOf(ACCOUNT_WORDS, request).factorPage.codesTitle,
    width: 'column',
  });
}
