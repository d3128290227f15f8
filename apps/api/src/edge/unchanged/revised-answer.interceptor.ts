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
import { RevisionQueries } from '#libs/identity';
import { Clock, CONFIGURATION, type Configuration, UnitOfWork } from '#libs/platform';
import { encodingFor } from '../http/compression.js';
import type { EdgeRequest } from '../http/edge-request.js';
import { matchesEtag, varyOf } from '../http/etag.js';
import { WholeAnswer } from '../http/whole-answer.js';
import { subjectOf, tagOf } from './answer-tag.js';
import { type BuiltAnswer, KeptAnswersService } from './kept-answers.service.js';
import { REVISED_METADATA, type Turning, turnOf } from './turning.js';

/** Of the next page, which handlers set themselves. */
const PAGE_HEADERS = ['x-next-cursor', 'link'] as const;

/** The tag that the answer to this request has at a revision. */
type TagAt = (revision: string) => string;

/**
 * Answers a `@Revised` route: 304 where the client has the answer of the actor's revision, else the bytes that were built
 * before, else those of its handler, whose reads all see one state of the database.
 */
@Injectable()
export class RevisedAnswerInterceptor implements NestInterceptor {
  constructor(
    private readonly answers: KeptAnswersService,
    private readonly revisions: RevisionQueries,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly reflector: Reflector,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<EdgeRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    if (request.method !== 'GET' || request.actor?.userId == null) return next.handle();
    const turning = this.reflector.get<Turning>(REVISED_METADATA, context.getHandler());
    const turn = turnOf(turning, this.clock.now());
    return from(this.answer(request, reply, turn, () => lastValueFrom(next.handle())));
  }

  private async answer(
    request: EdgeRequest,
    reply: FastifyReply,
    turn: number,
    handle: () => Promise<unknown>,
  ): Promise<WholeAnswer> {
    const { headers } = request;
    const subject = subjectOf(request, this.configuration.publicUrl);
    const tagAt: TagAt = (revision) => tagOf(subject, revision, turn);
    const known = headers['if-none-match'];
    const asked = await this.tagWorthAsking(subject, tagAt, request);
    const common = {
      'cache-control': 'private, no-cache',
      vary: varyOf(reply, 'Accept-Encoding', 'Accept-Language', 'X-Frontend-Origin'),
    };
    // `*` fits any answer, if there is one: only its handler knows.
    if (asked !== null && known !== '*' && matchesEtag(known, asked))
      return new WholeAnswer(304, { ...common, etag: asked });

    const answer = await this.answers.get(subject, asked, (isTagged) =>
      this.build(tagAt, request, reply, handle, isTagged),
    );
    const tagged = { ...common, etag: answer.tag };
    if (matchesEtag(known, answer.tag)) return new WholeAnswer(304, tagged);

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

  /**
   * The tag that the answer has now. Null: for a remembered key, whose revision takes a turn of the database, where neither the
   * client nor we seem to have an answer of the revision that was read last, so that it is built in any case.
   */
  private async tagWorthAsking(
    subject: string,
    tagAt: TagAt,
    request: EdgeRequest,
  ): Promise<string | null> {
    const { revision, actor, caller, headers } = request;
    if (revision != null) return tagAt(revision);
    const known = headers['if-none-match'];
    const last = this.revisions.lastOfActor(actor!);
    const expected = last === null ? null : tagAt(last);
    const mayClient = known !== '*' && (expected === null ? !!known : matchesEtag(known, expected));
    if (!mayClient && !this.answers.mayHave(subject, expected)) return null;
    return tagAt(await this.revisions.ofActor(this.unitOfWork.reading(caller)));
  }

  /** The revision is asked in the packet of the first statement: it is that of all that is read. */
  private build(
    tagAt: TagAt,
    request: EdgeRequest,
    reply: FastifyReply,
    handle: () => Promise<unknown>,
    isTagged: (tag: string) => void,
  ): Promise<BuiltAnswer> {
    return this.unitOfWork.inSnapshot(request.caller!, async (caller) => {
      request.caller = caller;
      const tagged = this.revisions.ofActor(this.unitOfWork.reading(caller)).then(tagAt);
      const [tag, answer] = await Promise.all([tagged, handle(), tagged.then(isTagged)]);
      return {
        tag,
        bytes: await bytesOf(answer),
        headers: Object.fromEntries(
          PAGE_HEADERS.flatMap((name) =>
            reply.hasHeader(name) ? [[name, String(reply.getHeader(name))]] : [],
          ),
        ),
      };
    });
  }
}

/** A long list is read to its end, since its parts are of the snapshot, too. */
async function bytesOf(answer: unknown): Promise<Buffer> {
  if (!(answer instanceof StreamableFile)) return Buffer.from(JSON.stringify(answer));
  const parts: Buffer[] = [];
  for await (const part of answer.getStream()) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
