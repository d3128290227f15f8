import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { mergeMap, type Observable } from 'rxjs';
import { UserSettingsService } from '#libs/identity';
import { Actor } from '#libs/kernel';
import { SMS_PROVIDER, type SmsProvider } from '#libs/messaging';
import { Clock, CONFIGURATION, type Configuration, UnitOfWork } from '#libs/platform';
import { AssetFilesService } from '../assets/asset-files.service.js';
import { CsrfService } from '../../edge/csrf/csrf.service.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { WholeAnswer } from '../../edge/http/whole-answer.js';
import { LiveStateQueries } from './live-state.queries.js';
import type { LiveState, PageContextValue } from './page-context.js';
import { NoticeCookieService } from './notice-cookie.service.js';
import { Page, SeeOther } from './page.js';
import { CurrentCompanyService } from './current-company.service.js';
import { frameState, readerZoneOf, rememberedTheme, writeRemembered } from './remembered.js';
import { renderPage } from './render.js';
import { languageOf } from './request-language.js';

/** Only the visitor's browser may keep a page: it may contain their name, and its address their token. */
const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'private, no-store',
  'x-robots-tag': 'noindex',
  vary: 'HX-Request-Type, X-Live-Update',
};

/** Renders what a page controller returns: a document, the fragment that htmx asked for, or a redirect. */
@Injectable()
export class PageInterceptor implements NestInterceptor {
  constructor(
    private readonly assets: AssetFilesService,
    private readonly csrf: CsrfService,
    private readonly notices: NoticeCookieService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly currentCompany: CurrentCompanyService,
    private readonly liveState: LiveStateQueries,
    private readonly settings: UserSettingsService,
    @Inject(SMS_PROVIDER) private readonly provider: SmsProvider,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<EdgeRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const live = this.readLiveState(request);
    live?.catch(() => undefined); // Awaited with the page.
    if (live) frameState(request).live = live;
    return next
      .handle()
      .pipe(mergeMap(async (answer: unknown) => this.respond(answer, request, reply, await live)));
  }

  /**
   * Asked before the page's own queries and sent with the first of them, so that the page is at least as new as its
   * version.
   */
  private readLiveState(request: EdgeRequest): Promise<LiveState> | null {
    const { method, caller, actor } = request;
    if (method !== 'GET' || !caller || actor?.userId == null) return null;
    request.caller = this.unitOfWork.readingInOrder(caller);
    return this.liveState.read(this.unitOfWork.reading(request.caller));
  }

  private async respond(
    answer: unknown,
    request: EdgeRequest,
    reply: FastifyReply,
    live: LiveState | null,
  ): Promise<unknown> {
    const secure = this.configuration.publicUrl.startsWith('https:');
    if (answer instanceof SeeOther) {
      if (answer.notice) this.notices.set(reply, answer.notice);
      writeRemembered(request, reply, secure);
      return new WholeAnswer(303, { location: answer.path, 'cache-control': 'no-store' });
    }
    if (!(answer instanceof Page)) return answer;

    const asFragment = request.headers['hx-request-type'] === 'partial';
    const { caller } = request;
    if (!asFragment && caller)
      await this.currentCompany.showFirst(this.unitOfWork.reading(caller), caller, request);
    const context = { ...this.contextOf(answer, request, reply, asFragment), live };
    const html = renderPage(answer, context, asFragment);
    writeRemembered(request, reply, secure);
    await this.rememberPageSize(request);
    const { status = 200, headers } = answer.options;
    return new WholeAnswer(status, { ...PAGE_HEADERS, ...headers }, html);
  }

  /** The only thing that opening a page writes: a choice that is made by following a link of a list. */
  private async rememberPageSize(request: EdgeRequest): Promise<void> {
    const { pageSize } = frameState(request);
    const { caller, actor } = request;
    if (!pageSize || !caller || actor?.userId == null) return;
    await this.unitOfWork.as(caller, (work) => this.settings.choosePageSize(work, pageSize));
  }

  /** A notice waits for the next page that somebody opens: neither fragments nor pages read again show it. */
  private contextOf(
    answer: Page,
    request: EdgeRequest,
    reply: FastifyReply,
    asFragment: boolean,
  ): PageContextValue {
    const { company = null, companies = [], isRestricted } = frameState(request);
    const isReadAgain = request.headers['x-live-update'] !== undefined;
    const notice = asFragment || isReadAgain ? null : this.notices.consume(request, reply);
    return {
      actor: request.actor ?? Actor.withCapability('public'),
      language: answer.options.language ?? languageOf(request),
      assets: this.assets.urls,
      devTools: this.configuration.devTools,
      notice,
      kept: answer.options.kept ?? notice?.kept ?? null,
      csrfToken: () => this.csrf.tokenFor(request, reply),
      address: request.url,
      now: this.clock.now(),
      readerZone: readerZoneOf(request),
      theme: rememberedTheme(request),
      company,
      companies,
      isRestricted,
      sendsTexts: this.provider.name !== 'none',
    };
  }
}
