import { Body, Get, Post, Req } from '@nestjs/common';
import { UserSettingsService } from '#libs/identity';
import { CalendarFeedService, MyRequestsQueries, OwnLanguageService } from '#libs/labor';
import { LinkService } from '#libs/messaging';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { readForm } from '../frame/read-form.js';
import { languageOf } from '../frame/request-language.js';
import { wordsOf } from '../frame/words.js';
import { CalendarFeedForm, LanguagesForm } from './me.form.js';
import { ME_PATH, MePage } from './me.page.js';
import { WORKER_WORDS } from './worker.words.js';

/** A worker's companies, consent and languages. */
@PageController()
export class MeController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly mine: MyRequestsQueries,
    private readonly feeds: CalendarFeedService,
    private readonly links: LinkService,
    private readonly texts: OwnLanguageService,
    private readonly settings: UserSettingsService,
  ) {}

  @Get('user-profile/me/')
  @Allow('request.answer')
  async show(@By() by: Caller, @Req() request: EdgeRequest): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const contacts = await this.mine.ownContacts(work);
    const feed = await this.feeds.find(work);
    const address = feed && this.links.calendarFeed(work, feed.token);
    return page(<MePage contacts={contacts} feed={address} />, {
      title: wordsOf(WORKER_WORDS, request).me.title,
      room: 'own-work',
      width: 'column',
    });
  }

  /** The address of the calendar, or the languages. */
  @Post('user-profile/me/')
  @Allow('request.answer')
  async change(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    const isAboutFeed = Object.hasOwn(body ?? {}, 'feed');
    return isAboutFeed
      ? this.changeFeed(by, request, body)
      : this.chooseLanguages(by, request, body);
  }

  private async changeFeed(by: Caller, request: EdgeRequest, body: unknown): Promise<SeeOther> {
    const { feed } = await readForm(CalendarFeedForm, body);
    const { me: words } = wordsOf(WORKER_WORDS, request);
    const line = await this.unitOfWork.as(by, async (work) => {
      if (feed === 'end') {
        await this.feeds.end(work);
        return words.feedEnded;
      }
      const before = await this.feeds.find(work);
      await this.feeds.renew(work);
      return before ? words.feedRenewed : words.feedMade;
    });
    return seeOther(`${ME_PATH}#calendar`, { tone: 'success', lines: [line] });
  }

  /** The notice is in the language that was chosen. */
  private async chooseLanguages(
    by: Caller,
    request: EdgeRequest,
    body: unknown,
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
