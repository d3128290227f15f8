import { Body, Get, Ip, Param, Post } from '@nestjs/common';
import {
  Answering,
  type ConfirmPage as ConfirmRows,
  FirstComeQueries,
  PublicRequestQueries,
} from '#libs/labor';
import { type Language, Links } from '#libs/messaging';
import { type Caller, UnitOfWork, type Work } from '#libs/platform';
import { ClockInTokens } from '#libs/time-entry';
import { Allow } from '../../edge/allow.js';
import { By } from '../../edge/by.js';
import { TokenThrottle } from '../../edge/throttle.js';
import { qrCodeUrl } from '../clock-in/qr-code-url.js';
import { unlessGone } from '../frame/link-gone.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { type Refusal, refusalIn } from '../frame/refusal.js';
import { VisitorLanguage } from '../frame/visitor-language.js';
import { sayRefusal, WORDS } from '../words/words-in.js';
import { readAnswers } from './answers.js';
import { calendarFile, callEvent } from './calendar.js';
import { type ConfirmModel, confirmModel } from './confirm.model.js';
import { ConfirmPage } from './confirm.page.js';
import { outcomeOf } from './outcome.js';

/** The page behind an offer's link. The short token is the capability; nobody signs in. */
@PageController()
export class ConfirmController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly requests: PublicRequestQueries,
    private readonly firstCome: FirstComeQueries,
    private readonly answering: Answering,
    private readonly clockInTokens: ClockInTokens,
    private readonly links: Links,
    private readonly throttle: TokenThrottle,
  ) {}

  @Get('event/:slug/confirm/:token/')
  @Allow('anyone')
  show(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Param('token') token: string,
    @Ip() address: string,
    @VisitorLanguage() language: Language,
  ): Promise<Page> {
    return unlessGone(language, async () => {
      const rows = await this.rows(by, slug, token, address);
      return this.pageOf(await this.model(by, rows, slug, token));
    });
  }

  @Post('event/:slug/confirm/:token/')
  @Allow('anyone')
  answer(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Param('token') token: string,
    @Body() body: unknown,
    @Ip() address: string,
    @VisitorLanguage() language: Language,
  ): Promise<Page | SeeOther> {
    return unlessGone(language, async () => {
      const before = await this.rows(by, slug, token, address);
      const answers = readAnswers(body, new Set(before.requests.map(({ id }) => id)));
      if (!answers || answers.size === 0)
        return this.refused(
          by,
          before,
          slug,
          token,
          { status: 400, code: 'answers.none', message: this.chooseOne(before), fields: {} },
          answers,
        );
      try {
        await this.unitOfWork.as(by, (work) =>
          this.answering.answerAll(
            work,
            [...answers].map(([requestId, answer]) => ({ requestId, answer })),
          ),
        );
      } catch (error) {
        return await this.refused(by, before, slug, token, refusalIn(error), answers);
      }
      const after = await this.requests.page(this.unitOfWork.reading(by), slug, token);
      return seeOther(pathOf(slug, token), outcomeOf([...answers.keys()], before, after));
    });
  }

  /** All confirmed calls, for calendars that read files. */
  @Get('event/:slug/confirm/:token/calendar.ics')
  @Allow('anyone')
  calendar(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Param('token') token: string,
    @Ip() address: string,
    @VisitorLanguage() language: Language,
  ): Promise<Page | Response> {
    return unlessGone(language, async () => {
      const work = this.unitOfWork.reading(by);
      const { requests } = await this.throttle.watch(address, () =>
        this.requests.page(work, slug, token),
      );
      const confirmed = requests.filter(
        ({ state, event }) => state === 'confirmed' && !event.canceled,
      );
      return new Response(calendarFile(confirmed.map(callEvent), work.now), {
        headers: {
          'content-type': 'text/calendar; charset=utf-8',
          'content-disposition': 'inline; filename="calls.ics"',
          'cache-control': 'private, no-store',
        },
      });
    });
  }

  private rows(by: Caller, slug: string, token: string, address: string): Promise<ConfirmRows> {
    return this.throttle.watch(address, () =>
      this.requests.page(this.unitOfWork.reading(by), slug, token),
    );
  }

  private async model(
    by: Caller,
    rows: ConfirmRows,
    slug: string,
    token: string,
  ): Promise<ConfirmModel> {
    const work = this.unitOfWork.reading(by);
    const open = rows.requests
      .filter(({ state }) => state === 'pending')
      .map(({ requirement }) => requirement.id);
    const taken = open.length > 0 ? await this.firstCome.taken(work, open) : new Set<number>();
    return confirmModel({
      page: rows,
      path: pathOf(slug, token),
      now: work.now,
      taken,
      code: await this.code(work, rows),
    });
  }

  /** Made here only for those who were confirmed before there were codes. */
  private async code(
    work: Work,
    { event, worker, requests, clockInToken }: ConfirmRows,
  ): Promise<ConfirmModel['code']> {
    const isConfirmed = requests.some(({ state }) => state === 'confirmed');
    if (!isConfirmed || event.canceled || !event.company.time_tracking) return null;
    const token =
      clockInToken ??
      (await this.unitOfWork.as(work.caller, (writing) =>
        this.clockInTokens.of(writing, event.id, worker.id),
      ));
    return {
      image: await qrCodeUrl(this.links.clockIn(work, token)),
      path: `/app/event/${encodeURIComponent(event.slug)}/qr-code/${token}/`,
    };
  }

  private async refused(
    by: Caller,
    rows: ConfirmRows,
    slug: string,
    token: string,
    refusal: Refusal,
    chosen: Map<number, string> | null,
  ): Promise<Page> {
    const model = await this.model(by, rows, slug, token);
    return this.pageOf(model, {
      refused: sayRefusal(refusal, model.language),
      chosen: chosen ?? undefined,
      status: refusal.status,
    });
  }

  private chooseOne({ worker }: ConfirmRows): string {
    return WORDS[worker.language].confirm.chooseOne;
  }

  private pageOf(
    model: ConfirmModel,
    { status, ...more }: { refused?: string; chosen?: Map<number, string>; status?: number } = {},
  ): Page {
    const { title, yourCalls } = WORDS[model.language].confirm;
    const tab = model.pending.length > 0 ? title : yourCalls;
    return page(<ConfirmPage model={model} {...more} />, {
      title: `${tab} ${model.eventName}`,
      language: model.language,
      status,
    });
  }
}

function pathOf(slug: string, token: string): string {
  return `/app/event/${encodeURIComponent(slug)}/confirm/${encodeURIComponent(token)}/`;
}
