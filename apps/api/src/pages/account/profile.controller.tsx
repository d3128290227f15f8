import { Body, Get, Ip, Post, Req } from '@nestjs/common';
import { UserSettingsService, type UserSettingsRow } from '#libs/identity';
import { displayPhone } from '#libs/kernel';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { PasswordThrottleService } from '../../edge/rate-limit/password-throttle.service.js';
import { refusalOf } from '../company/refusal-of.js';
import type { FormError } from '../frame/form-error.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { readForm } from '../frame/read-form.js';
import { wordsOf } from '../frame/words.js';
import { ProfileForm } from './account.form.js';
import { ACCOUNT_WORDS } from './account.words.js';
import { ProfilePage } from './profile.page.js';

/** One's own name, address and number, by the same verbs as REST. */
@PageController()
export class ProfileController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly settings: UserSettingsService,
    private readonly throttle: PasswordThrottleService,
  ) {}

  @Get('account/')
  @Allow('signed-in')
  async show(@By() by: Caller, @Req() request: EdgeRequest): Promise<Page> {
    return this.page(by, request, null);
  }

  @Post('account/')
  @Allow('signed-in')
  async save(
    @By() by: Caller,
    @Ip() address: string,
    @Req() request: EdgeRequest,
    @Body() body: unknown,
  ): Promise<Page | SeeOther> {
    const words = wordsOf(ACCOUNT_WORDS, request).profilePage;
    try {
      const form = await readForm(ProfileForm, body);
      const stored = await this.settings.find(this.unitOfWork.reading(by), by.actor.userId!);
      const change = (): ReturnType<UserSettingsService['change']> =>
        this.settings.change(by, {
          firstName: form.first_name,
          lastName: form.last_name,
          email: form.email,
          phoneNumber: form.phone_number === shownPhone(stored) ? undefined : form.phone_number,
          currentPassword: form.current_password || undefined,
        });
      const { outcome } = form.current_password
        ? await this.throttle.changePassword(address, by.actor.userId!, change)
        : await change();
      return seeOther('/app/account/', {
        tone: outcome === 'saved' ? 'success' : outcome === 'mailed' ? 'info' : 'warning',
        lines: [words.outcome[outcome]],
      });
    } catch (error) {
      return this.page(by, request, refusalOf(error, request), body as Record<string, unknown>);
    }
  }

  private async page(
    by: Caller,
    request: EdgeRequest,
    error: FormError | null,
    typed: Record<string, unknown> = {},
  ): Promise<Page> {
    const stored = await this.settings.find(this.unitOfWork.reading(by), by.actor.userId!);
    const shown = { ...stored, phone_number: shownPhone(stored) };
    const valueOf = (name: 'first_name' | 'last_name' | 'email' | 'phone_number'): string => {
      const given = typed[name];
      return typeof given === 'string' ? given : shown[name];
    };
    const values = {
      first_name: valueOf('first_name'),
      last_name: valueOf('last_name'),
      email: valueOf('email'),
      phone_number: valueOf('phone_number'),
    };
    return page(<ProfilePage username={stored.username} values={values} error={error} />, {
      title: wordsOf(ACCOUNT_WORDS, request).profile,
      width: 'column',
      status: error?.status ?? 200,
    });
  }
}

function shownPhone({ phone_number: phone }: UserSettingsRow): string {
  return phone ? displayPhone(phone) : '';
}
