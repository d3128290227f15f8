import { Body, Get, Post, Req } from '@nestjs/common';
import { UserSettingsService } from '#libs/identity';
import { MyRequestsQueries, OwnLanguageService } from '#libs/labor';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { readForm } from '../frame/read-form.js';
import { languageOf } from '../frame/request-language.js';
import { wordsOf } from '../frame/words.js';
import { LanguagesForm } from './me.form.js';
import { ME_PATH, MePage } from './me.page.js';
import { WORKER_WORDS } from './worker.words.js';

/** A worker's companies, consent and languages. */
@PageController()
export class MeController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly mine: MyRequestsQueries,
    private readonly texts: OwnLanguageService,
    private readonly settings: UserSettingsService,
  ) {}

  @Get('user-profile/me/')
  @Allow('request.answer')
  async show(@By() by: Caller, @Req() request: EdgeRequest): Promise<Page> {
    const contacts = await this.mine.ownContacts(this.unitOfWork.reading(by));
    return page(<MePage contacts={contacts} />, {
      title: wordsOf(WORKER_WORDS, request).me.title,
      room: 'own-work',
      width: 'column',
    });
  }

  /** The notice is in the language that was chosen. */
  @Post('user-profile/me/')
  @Allow('request.answer')
  async chooseLanguages(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    const { texts, pages } = await readForm(LanguagesForm, body);
    const chosen = pages === 'browser' ? null : pages;
    await this.unitOfWork.as(by, async (work) => {
      await this.texts.choose(work, texts);
      if (chosen !== by.actor.language) await this.settings.chooseLanguage(work, chosen);
    });
    const language = chosen ?? languageOf({ headers: request.headers });
    return seeOther(ME_PATH, {
      tone: 'success',
      lines: [WORKER_WORDS[language].me.languagesSaved],
    });
  }
}
