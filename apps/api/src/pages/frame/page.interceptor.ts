import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import { Actor } from '#libs/kernel';
import { CONFIGURATION, type Configuration } from '#libs/platform';
import { AssetFiles } from '../assets/asset-files.js';
import { Csrf } from '../../edge/csrf.js';
import type { EdgeRequest } from '../../edge/edge-request.js';
import type { Frame } from './frame.js';
import { NoticeCookie } from './notice-cookie.js';
import { Page, SeeOther } from './page.js';
import { preferredLanguage } from '../../edge/preferred-language.js';
import { renderPage } from './render.js';

/** Nobody but the visitor may keep a page: it may show their name, and its address their token. */
const PRIVATE = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'private, no-store',
  'x-robots-tag': 'noindex',
  vary: 'HX-Request-Type',
};

/** Turns what a page controller returns into HTML, a whole document or the fragment that htmx asked for, or into a redirect. */
@Injectable()
export class PageInterceptor implements NestInterceptor {
  constructor(
    private readonly assets: AssetFiles,
    private readonly csrf: Csrf,
    private readonly notices: NoticeCookie,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<EdgeRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(map((answer: unknown) => this.answer(answer, request, reply)));
  }

  private answer(answer: unknown, request: EdgeRequest, reply: FastifyReply): unknown {
    if (answer instanceof SeeOther) {
      if (answer.notice) this.notices.leave(reply, answer.notice);
      return new Response(null, {
        status: 303,
        headers: { location: answer.path, 'cache-control': 'no-store' },
      });
    }
    if (!(answer instanceof Page)) return answer;

    const asFragment = request.headers['hx-request-type'] === 'partial';
    const html = renderPage(answer, this.frameOf(answer, request, reply, asFragment), asFragment);
    return new Response(html, {
      status: answer.options.status ?? 200,
      headers: { ...PRIVATE, ...answer.options.headers },
    });
  }

  /** A notice waits for the next whole page; a fragment has no place for it. */
  private frameOf(
    answer: Page,
    request: EdgeRequest,
    reply: FastifyReply,
    asFragment: boolean,
  ): Frame {
    return {
      actor: request.actor ?? Actor.holderOf('public'),
      language: answer.options.language ?? preferredLanguage(request.headers['accept-language']),
      assets: this.assets.urls,
      devTools: this.configuration.devTools,
      notice: asFragment ? null : this.notices.take(request, reply),
      csrfToken: () => this.csrf.tokenFor(request, reply),
    };
  }
}
