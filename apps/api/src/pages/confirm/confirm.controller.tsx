import { Body, Get, Ip, Param, Post } from '@nestjs/common';
import { CallSheetQueries } from '#libs/call-time';
import {
  CalendarQueries,
  CallConflictQueries,
  RequestAnsweringService,
  type ConfirmPage as ConfirmRows,
  FirstComeQueries,
  PublicRequestQueries,
  TimeChangeQueries,
} from '#libs/labor';
import { type Language, LinkService } from '#libs/messaging';
import { type Caller, UnitOfWork, type Work } from '#libs/platform';
import { ClockInCodeService, ClockInTokenService } from '#libs/time-entry';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { TokenThrottleService } from '../../edge/rate-limit/token-throttle.service.js';
import { calendarEntry, calendarFile } from '../calendar/calendar-file.js';
import { qrCodeUrl } from '../clock-in/qr-code-url.js';
import { orLinkExpiredPage } from '../frame/link-expired-page.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { type FormError, formErrorFrom } from '../frame/form-error.js';
import { RequestLanguage } from '../frame/request-language.js';
import { translateError, TRANSLATIONS } from '../translations/translation-tables.js';
import { CONFIRM_WORDS } from './confirm.words.js';
import { readerLanguage } from '../frame/reader-language.js';
import { givesUp, readAnswers } from './read-answers.js';
import { type ConfirmModel, confirmModel } from './confirm.model.js';
import { ConfirmPage } from './confirm.page.js';
import { answerNotice } from './answer-notice.js';

/** The page behind an offer's link. The short token authorises; nobody signs in. */
@PageController()
export class ConfirmController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly requests: PublicRequestQueries,
    private readonly firstCome: FirstComeQueries,
    private readonly conflicts: CallConflictQueries,
    private readonly calendars: CalendarQueries,
    private readonly answering: RequestAnsweringService,
    private readonly clockInTokens: ClockInTokenService,
    private readonly clockInCodes: ClockInCodeService,
    private readonly links: LinkService,
    private readonly sheets: CallSheetQueries,
    private readonly moves: TimeChangeQueries,
    private readonly throttle: TokenThrottleService,
  ) {}

  @Get('event/:slug/confirm/:token/')
  @Allow('anyone')
  show(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Param('token') token: string,
    @Ip() address: string,
    @RequestLanguage() visitor: Language,
  ): Promise<Page> {
    return orLinkExpiredPage(visitor, async () => {
      const rows = await this.rows(by, slug, token, address);
      return this.pageOf(await this.model(by, rows, slug, token, visitor));
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
    @RequestLanguage() visitor: Language,
  ): Promise<Page | SeeOther> {
    return orLinkExpiredPage(visitor, async () => {
      const before = await this.rows(by, slug, token, address);
      const language = readerLanguage(visitor, before.worker.language);
      const refused = (error: FormError): Promise<Page> =>
        this.refused(by, before, slug, token, error, visitor);
      const answers = readAnswers(body, new Set(before.requests.map(({ id }) => id)));
      const { choose, confirmedAlready } = CONFIRM_WORDS[language];
      if (!answers || answers.size === 0) return refused(refusal('answers.none', choose));
      if (givesUp(answers, before.requests))
        return refused(refusal('answers.confirmed', confirmedAlready));
      try {
        await this.unitOfWork.as(by, (work) =>
          this.answering.answerAll(
            work,
            [...answers].map(([requestId, answer]) => ({ requestId, answer })),
          ),
        );
      } catch (error) {
        return await refused(formErrorFrom(error));
      }
      const work = this.unitOfWork.reading(by);
      const after = await this.requests.page(work, slug, token);
      const accepted = [...answers].flatMap(([id, answer]) => (answer === 'yes' ? [id] : []));
      const conflicts = await this.conflicts.acceptedOfRequestsUnchecked(work, accepted, 'same');
      const notice = answerNotice([...answers.keys()], before, after, conflicts, language);
      return seeOther(`${pathOf(slug, token)}${cardOf(answers, after, token)}`, notice);
    });
  }

  /** All calls that the worker is or was confirmed for, for calendars that read files. Goes on where a call was deleted. */
  @Get('event/:slug/confirm/:token/calendar.ics')
  @Allow('anyone')
  calendar(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Param('token') token: string,
    @Ip() address: string,
    @RequestLanguage() language: Language,
  ): Promise<Page | Response> {
    return orLinkExpiredPage(language, async () => {
      const work = this.unitOfWork.reading(by);
      const calls = await this.throttle.attempt(address, () =>
        this.calendars.ofLink(work, slug, token),
      );
      const entries = calls.map((call) =>
        calendarEntry(
          call,
          call.has_page ? this.links.confirm(work, call.event_slug, call.token_short) : null,
        ),
      );
      return new Response(calendarFile(entries), {
        headers: {
          'content-type': 'text/calendar; charset=utf-8',
          'content-disposition': 'inline; filename="calls.ics"',
          'cache-control': 'private, no-store',
        },
      });
    });
  }

  private rows(by: Caller, slug: string, token: string, address: string): Promise<ConfirmRows> {
    return this.throttle.attempt(address, () =>
      this.requests.page(this.unitOfWork.reading(by), slug, token),
    );
  }

  private async model(
    by: Caller,
    rows: ConfirmRows,
    slug: string,
    token: string,
    visitor: Language,
  ): Promise<ConfirmModel> {
    const work = this.unitOfWork.reading(by);
    const open = rows.requests
      .filter(({ state }) => state === 'pending')
      .map(({ requirement }) => requirement.id);
    const taken =
      open.length > 0
        ? await this.firstCome.withoutOpenPositionsUnchecked(work, open)
        : new Set<number>();
    return confirmModel({
      page: rows,
      progress: await this.requests.progress(work, rows.requests),
      conflicts: await this.conflicts.ofRequestsUnchecked(
        work,
        rows.requests.map(({ id }) => id),
        'same',
      ),
      path: pathOf(slug, token),
      token,
      now: work.now,
      language: readerLanguage(visitor, rows.worker.language),
      fullRequirementIds: taken,
      callIdsWithSheet: await this.sheets.existingUnchecked(
        work,
        rows.requests.flatMap(({ state, call_time: call }) =>
          state === 'confirmed' ? [call.id] : [],
        ),
      ),
      moves: await this.moves.openTokensUnchecked(
        work,
        rows.requests.map(({ id }) => id),
      ),
      code: await this.code(work, rows),
    });
  }

  /** Creates a token only for requests that were confirmed before tokens existed. */
  private async code(
    work: Work,
    { event, worker, requests }: ConfirmRows,
  ): Promise<ConfirmModel['code']> {
    const isConfirmed = requests.some(({ state }) => state === 'confirmed');
    if (!isConfirmed || event.canceled || !event.company.time_tracking) return null;
    const ids = { eventId: event.id, workerId: worker.id };
    const token =
      (await this.clockInTokens.tokenOf(work, ids)) ??
      (await this.unitOfWork.as(work.caller, (writing) =>
        this.clockInTokens.findOrCreate(writing, ids),
      ));
    return {
      image: await qrCodeUrl(this.links.clockIn(work, token)),
      spoken: this.clockInCodes.codeOf(token),
      path: `/app/event/${encodeURIComponent(event.slug)}/qr-code/${token}/`,
    };
  }

  private async refused(
    by: Caller,
    rows: ConfirmRows,
    slug: string,
    token: string,
    refusal: FormError,
    visitor: Language,
  ): Promise<Page> {
    const model = await this.model(by, rows, slug, token, visitor);
    return this.pageOf(model, translateError(refusal, model.language), refusal.status);
  }

  private pageOf(model: ConfirmModel, refused?: string, status?: number): Page {
    const { title, yourCalls } = TRANSLATIONS[model.language].confirm;
    const isAsked = model.calls.some(({ state }) => state === 'pending');
    return page(<ConfirmPage model={model} refused={refused} />, {
      title: `${isAsked ? title : yourCalls} ${model.eventName}`,
      language: model.language,
      company: model.company,
      status,
    });
  }
}

function pathOf(slug: string, token: string): string {
  return `/app/event/${encodeURIComponent(slug)}/confirm/${encodeURIComponent(token)}/`;
}

/** The card to show again after one answer; the link's own call stands first anyway. */
function cardOf(
  answers: ReadonlyMap<number, unknown>,
  { requests }: ConfirmRows,
  token: string,
): string {
  const [id] = answers.keys();
  const isFirst = requests.some((request) => request.id === id && request.token_short === token);
  return answers.size === 1 && !isFirst ? `#call-${id}` : '';
}

function refusal(code: string, message: string): FormError {
  return { status: 400, code, message, fields: {} };
}
