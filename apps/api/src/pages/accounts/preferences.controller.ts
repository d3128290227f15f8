import { Body, Post, Req } from '@nestjs/common';
import { UserSettingsService } from '#libs/identity';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { nextPath } from '../frame/next-path.js';
import { type SeeOther, seeOther } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { readForm } from '../frame/read-form.js';
import { rememberTheme } from '../frame/remembered.js';
import { AppearanceForm, LanguageForm } from './preferences.form.js';

/** How pages look and speak: light or dark in this browser, the language with the account. */
@PageController()
export class PreferencesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly settings: UserSettingsService,
  ) {}

  @Post('appearance/')
  @Allow('anyone')
  async chooseTheme(@Body() body: unknown, @Req() request: EdgeRequest): Promise<SeeOther> {
    const { theme, next } = await readForm(AppearanceForm, body);
    rememberTheme(request, theme === 'system' ? null : theme);
    return seeOther(nextPath(next));
  }

  @Post('language/')
  @Allow('signed-in')
  async chooseLanguage(@By() by: Caller, @Body() body: unknown): Promise<SeeOther> {
    const { language, next } = await readForm(LanguageForm, body);
    const chosen = language === 'browser' ? null : language;
    await this.unitOfWork.as(by, (work) => this.settings.chooseLanguage(work, chosen));
    return seeOther(nextPath(next));
  }
}
