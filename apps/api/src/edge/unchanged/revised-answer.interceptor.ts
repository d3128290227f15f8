import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
  StreamableFile,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { Clock, CONFIGURATION, type Configuration } from '#libs/platform';
import { encodingFor } from '../http/compression.js';
import type { EdgeRequest } from '../http/edge-request.js';
import { varyOf } from '../http/etag.js';
import { WholeAnswer } from '../http/whole-answer.js';
import { subjectOf } from './answer-tag.js';
import { type BuiltAnswer, KeptAnswersService } from './kept-answers.service.js';
import { READS_REPLICA_METADATA } from './replica-read.interceptor.js';
import { RevisedAnswersService, type RevisedQuestion } from './revised-answers.service.js';
import { REVISED_METADATA, type Turning, turnOf } from './turning.js';

/** Of the next page, which handlers set themselves. */
const PAGE_HEADERS = ['x-next-cursor', 'link'] as const;

/**
 * Answers a `@Revised` route: 304 where the client has the answer of the actor's revision, else the bytes that were built
 * before, else those of its handler, whose reads all see one state of the database.
 */
@Injectable()
export class RevisedAnswerInterceptor implements NestInterceptor {
  constructor(
    private readonly revised: RevisedAnswersService,
    private readonly answers: KeptAnswersService,
    private readonly clock: Clock,
    private readonly reflector: Reflector,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<EdgeRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    if (request.method !== 'GET' || request.actor?.userId == null) return next.handle();
    const turning = this.reflector.get<Turning>(REVISED_METADATA, context.getHandler());
    const rule = {
      turn: turnOf(turning, this.clock.now()),
      mayReadReplica: this.reflector.get(READS_REPLICA_METADATA, context.getHandler()) === true,
    };
    return from(this.answer(request, reply, rule, () => lastValueFrom(next.handle())));
  }

  private async answer(
    request: EdgeRequest,
    reply: FastifyReply,
    rule: Pick<RevisedQuestion, 'turn' | 'mayReadReplica'>,
    handle: () => Promise<unknown>,
  ): Promise<WholeAnswer> {
    const { headers } = request;
    const subject = subjectOf(request, this.configuration.publicUrl);
    const read = async (): Promise<Omit<BuiltAnswer, 'tag'>> => ({
      bytes: await bytesOf(await handle()),
      headers: Object.fromEntries(
        PAGE_HEADERS.flatMap((name) =>
          reply.hasHeader(name) ? [[name, String(reply.getHeader(name))]] : [],
        ),
      ),
    });
    const { tag, answer } = await this.revised.find({ request, subject, ...rule, read });
    const tagged = {
      'cache-control': 'private, no-cache',
      vary: varyOf(reply, 'Accept-Encoding', 'Accept-Language', 'X-Frontend-Origin'),
      etag: tag,
    };
    if (!answer) return new WholeAnswer(304, tagged);

    const whole = {
      ...tagged,
      ...answer.headers,
      'content-type': 'application/json; charset=utf-8',
    };
    const isPlain = headers['x-no-compression'] !== undefined;
    const encoding = isPlain ? null : encodingFor(answer.bytes, headers['accept-encoding']);
    if (encoding === null) return new WholeAnswer(200, whole, answer.bytes);
    return new WholeAnswer(
      200,
      { ...whole, 'content-encoding': encoding },
      await this.answers.compressed(subject, answer, encoding),
    );
  }
}

/** A long list is read to its end, since its parts are of the snapshot, too. */
async function bytesOf(answer: unknown): Promise<Buffer> {
  if (!(answer instanceof StreamableFile)) return Buffer.from(JSON.stringify(answer));
  const parts: Buffer[] = [];
  for await (const part of answer.getStream()) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
