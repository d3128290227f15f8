import { Catch, NotFoundException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HttpServer } from '@nestjs/common';
import { DomainError } from '#libs/kernel';
import { databaseFailure } from '#libs/platform';
import { isPage } from './edge-request.js';
import { detailError } from './detail-error.js';
import {
  databaseCode,
  errorResponseFor,
  type ErrorResponse,
  unexpectedErrorResponse,
} from './error-responses.js';
import { RepeatedAnswer } from './repeated-answer.js';
import type { RouteTable } from './route-table.js';

/**
 * Renders an error of a page under `/app/`: HTML, or a redirect (to the login page, for example).
 *
 * @param message a sentence for users, without internal details
 */
export type ErrorPages = (
  status: number,
  message: string,
  request: FastifyRequest,
  reply: FastifyReply,
) => ErrorPage | Promise<ErrorPage>;

type ErrorPage = string | { redirect: string };

interface ErrorsFilterOptions {
  routes: RouteTable;
  debug: boolean;
  errorPages: ErrorPages | null;
}

/** Turns every error into an answer for the client. Unexpected errors are logged and answered without details. */
@Catch()
export class ErrorsFilter implements ExceptionFilter {
  constructor(
    private readonly adapter: HttpServer,
    private readonly options: ErrorsFilterOptions,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const forPage = isPage(request);

    const answer = this.responseFor(error, request, forPage);
    this.log(error, answer.status, request);
    if (this.adapter.isHeadersSent?.(reply)) return;

    for (const [name, value] of Object.entries(answer.headers ?? {}))
      this.adapter.setHeader?.(reply, name, value);
    if (!forPage || !this.options.errorPages || error instanceof RepeatedAnswer)
      return this.sendPlain(answer, reply);
    try {
      await this.sendPage(answer, request, reply);
    } catch (failure) {
      // Nobody awaits a filter: its rejection would end the server.
      request.log?.error({ err: failure, req: request }, 'the page of an error failed');
      this.sendPlain(unexpectedErrorResponse(), reply);
    }
  }

  private responseFor(error: unknown, request: FastifyRequest, forPage: boolean): ErrorResponse {
    if (request.is404 && error instanceof NotFoundException) return this.unroutedResponse(request);
    return errorResponseFor(error, forPage) ?? this.unexpectedErrorResponse(error);
  }

  /** No route matches; the path may exist under other methods (405). */
  private unroutedResponse(request: FastifyRequest): ErrorResponse {
    const methods = this.options.routes.methodsOf(request.url);
    if (methods.length === 0) return { status: 404, body: detailError(404, 'Not found.') };
    const headers = { Allow: [...methods, 'OPTIONS'].join(', ') };
    const body = detailError(405, `Method "${request.method}" not allowed.`);
    return { status: request.method === 'OPTIONS' ? 204 : 405, body, headers };
  }

  private unexpectedErrorResponse(error: unknown): ErrorResponse {
    return this.options.debug && error instanceof Error
      ? unexpectedErrorResponse(error.message)
      : unexpectedErrorResponse();
  }

  private log(error: unknown, status: number, request: FastifyRequest): void {
    const failure = databaseFailure(error);
    if (failure) request.log?.warn({ failure, req: request }, (error as Error).message);
    else if (error instanceof DomainError && error.kind === 'unavailable')
      request.log?.warn({ code: error.code, req: request }, error.message);
    else if (status >= 500) request.log?.error({ err: error, req: request }, 'request failed');
    else if (databaseCode(error))
      request.log?.warn(
        { code: databaseCode(error), req: request },
        'the database refused a value',
      );
  }

  private async sendPage(
    answer: ErrorResponse,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const page = await this.options.errorPages!(answer.status, messageOf(answer), request, reply);
    if (typeof page === 'string')
      return this.send(reply, answer.status, 'text/html; charset=utf-8', page);
    this.adapter.setHeader?.(reply, 'Location', page.redirect);
    this.adapter.reply(reply, '', 303);
  }

  private sendPlain({ status, headers, body }: ErrorResponse, reply: FastifyReply): void {
    const type = headers?.['Content-Type'] ?? 'application/json; charset=utf-8';
    this.send(reply, status, type, status === 204 ? undefined : body);
  }

  private send(
    reply: FastifyReply,
    status: number,
    type: string,
    body: object | string | undefined,
  ): void {
    if (body !== undefined) this.adapter.setHeader?.(reply, 'Content-Type', type);
    this.adapter.reply(reply, body, status);
  }
}

function messageOf(answer: ErrorResponse): string {
  if (typeof answer.body === 'string') return '';
  const { message, detail } = answer.body as { message?: string; detail?: string };
  return message ?? detail ?? '';
}
