import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { UserSettingsService } from '#libs/identity';
import { Actor } from '#libs/kernel';
import { SMS_PROVIDER, type SmsProvider } from '#libs/messaging';
import { Clock, CONFIGURATION, type Configuration, UnitOfWork } from '#libs/platform';
import { AssetFilesService } from '../assets/asset-files.service.js';
import { CsrfService } from '../../edge/csrf/csrf.service.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { WholeAnswer } from '../../edge/http/whole-answer.js';
import {
  isFragment,
  isOpened,
  type KeepingContext,
  KeptPagesService,
  type Make,
} from './kept-pages.service.js';
import { LiveStateQueries } from './live-state.queries.js';
import type { LiveState, PageContextValue } from './page-context.js';
import { NoticeCookieService } from './notice-cookie.service.js';
import { Page, SeeOther } from './page.js';
import { CurrentCompanyService } from './current-company.service.js';
import { frameState, readerZoneOf, rememberedTheme, writeRemembered } from './remembered.js';
import { renderPage } from './render.js';
import { languageOf } from './request-language.js';
import { REVISED_PAGE_METADATA, type RevisedPageOptions } from './revised-page.js';
import { TOKEN_GAP, withToken } from './token-gaps.js';

/** Nobody keeps a page: it may contain the visitor's name, and its address their token. */
const NEVER_STORED = { 'cache-control': 'private, no-store' };
const PAGE_HEADERS = {
  ...NEVER_STORED,
  'content-type': 'text/html; charset=utf-8',
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
    private readonly keptPages: KeptPagesService,
    private readonly reflector: Reflector,
    @Inject(SMS_PROVIDER) private readonly provider: SmsProvider,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<EdgeRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const make: Make = (keeping) => this.make(request, reply, next, keeping);
    const revised = this.reflector.get<RevisedPageOptions | undefined>(
      REVISED_PAGE_METADATA,
      context.getHandler(),
    );
    return revised && this.keptPages.mayKeep(request, revised)
      ? from(this.kept(request, reply, make))
      : from(make(null));
  }

  private async kept(request: EdgeRequest, reply: FastifyReply, make: Make): Promise<unknown> {
    const found = await this.keptPages.answer(request, make);
    const answer = 'own' in found ? found.own : found;
    if (!(answer instanceof WholeAnswer)) return answer;
    const { status, headers, bytes } = answer;
    if (!bytes) return new WholeAnswer(status, { ...NEVER_STORED, ...headers });
    const own = withToken(bytes, () => this.csrf.tokenFor(request, reply));
    return new WholeAnswer(status, { ...PAGE_HEADERS, ...headers }, own);
  }

  /** What the controller returns, as it is sent. @param keeping then with gaps, and of no other moment than it says */
  private async make(
    request: EdgeRequest,
    reply: FastifyReply,
    next: CallHandler,
    keeping: Promise<KeepingContext> | null,
  ): Promise<unknown> {
    const live = this.readLiveState(request);
    live?.catch(() => undefined); // Awaited with the page.
    if (live) frameState(request).live = live;
    const answer: unknown = await lastValueFrom(next.handle());
    return this.respond(answer, request, reply, { live: await live, keeping: await keeping });
  }

  /**
   * Asked before the page's own queries and sent with the first of them, so that the page is at least as new as its
   * version.
   */
  private readLiveState(request: EdgeRequest): Promise<LiveState> | null {
    const { method, caller, actor } = request;
    if (method !== 'GET' || !caller || actor?.userId == null) return null;
    if (!caller.reads) request.caller = this.unitOfWork.readingInOrder(caller);
    return this.liveState.read(this.unitOfWork.reading(request.caller));
  }

  private async respond(
    answer: unknown,
    request: EdgeRequest,
    reply: FastifyReply,
    { live, keeping }: { live: LiveState | null; keeping: KeepingContext | null },
  ): Promise<unknown> {
    const secure = this.configuration.publicUrl.startsWith('https:');
    if (answer instanceof SeeOther) {
      if (answer.notice) this.notices.set(reply, answer.notice);
      writeRemembered(request, reply, secure);
      return new WholeAnswer(303, { location: answer.path, 'cache-control': 'no-store' });
    }
    if (!(answer instanceof Page)) return answer;

    const asFragment = isFragment(request);
    const { caller } = request;
    if (!asFragment && caller)
      await this.currentCompany.showFirst(this.unitOfWork.reading(caller), caller, request);
    const context = {
      ...this.contextOf(answer, request, reply),
      live,
      ...(keeping && shared(keeping)),
    };
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
  private contextOf(answer: Page, request: EdgeRequest, reply: FastifyReply): PageContextValue {
    const { company = null, companies = [], isRestricted } = frameState(request);
    const notice = isOpened(request) ? this.notices.consume(request, reply) : null;
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

/** What makes a page everybody's who may be sent it. */
function shared({ now, tag }: KeepingContext): Partial<PageContextValue> {
  return { now, tag, csrfToken: () => TOKEN_GAP };
}
