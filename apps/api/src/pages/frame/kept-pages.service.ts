import { Inject, Injectable } from '@nestjs/common';
import { Clock, CONFIGURATION, type Configuration } from '#libs/platform';
import { encodingFor } from '../../edge/http/compression.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { WholeAnswer } from '../../edge/http/whole-answer.js';
import { subjectOf } from '../../edge/unchanged/answer-tag.js';
import {
  type BuiltAnswer,
  type KeptAnswer,
  KeptAnswersService,
} from '../../edge/unchanged/kept-answers.service.js';
import {
  RevisedAnswersService,
  type RevisedQuestion,
} from '../../edge/unchanged/revised-answers.service.js';
import { minuteOf, turnOf } from '../../edge/unchanged/turning.js';
import { compressedWithGap } from './compressed-page.js';
import { NoticeCookieService } from './notice-cookie.service.js';
import { frameState, readerZoneOf, rememberedCompany, rememberedTheme } from './remembered.js';
import { arePartsChecked } from './rendered-once.js';
import type { RevisedPageOptions } from './revised-page.js';

const COMPRESSED = {
  'content-encoding': 'br',
  vary: 'HX-Request-Type, X-Live-Update, Accept-Encoding',
};
/** Instead of a page that cannot be compressed for all its answers. */
const NOTHING = Buffer.alloc(0);

/** How a page is made that others may be sent, too. */
export interface KeepingContext {
  /** The beginning of its minute. */
  now: Date;
  /** The tag of what it shows. */
  tag: string;
}

/** @param keeping null: for one answer only */
export type Make = (keeping: Promise<KeepingContext> | null) => Promise<unknown>;

/** What was made is one answer's own: a redirect, an error, a page with a choice to remember. */
class NotKept extends Error {
  constructor(readonly answer: unknown) {
    super();
  }
}

/** Keeps pages of `@RevisedPage` routes beside the answers of REST: with a gap for what is each answer's own, the form token. */
@Injectable()
export class KeptPagesService {
  constructor(
    private readonly revised: RevisedAnswersService,
    private readonly answers: KeptAnswersService,
    private readonly notices: NoticeCookieService,
    private readonly clock: Clock,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** Whether the page that is asked for is the same for others: not with a notice, or with rows per page that will be remembered. */
  mayKeep(request: EdgeRequest, { except = [] }: RevisedPageOptions): boolean {
    const { method, actor, sessionId } = request;
    if (method !== 'GET' || actor?.userId == null || sessionId == null) return false;
    const query = (request.query ?? {}) as Readonly<Record<string, unknown>>;
    if (except.some((name) => name in query)) return false;
    if ('per_page' in query && query['per_page'] !== String(actor.rowsPerPage)) return false;
    return !(isOpened(request) && this.notices.isWaiting(request));
  }

  /** @returns the page with gaps, or 304 where the one that is shown has not changed, or what was made for this answer alone */
  async answer(request: EdgeRequest, make: Make): Promise<WholeAnswer | { own: unknown }> {
    const turn = turnOf('by-minute', this.clock.now());
    const now = minuteOf(turn);
    let isBuiltHere = false;
    const read: RevisedQuestion['read'] = async (tagged) => {
      isBuiltHere = true;
      const keeping = tagged.then((tag) => ({ now, tag }));
      keeping.catch(() => undefined); // Whoever builds waits for the tag, too.
      return keptPart(request, await make(keeping));
    };
    const question = { request, subject: this.subjectOf(request), turn, read };
    try {
      const { tag, answer } = await this.revised.find(question);
      if (!answer) return new WholeAnswer(304, { etag: tag });
      if (arePartsChecked() && !isBuiltHere) await this.check(question, answer);
      const compressed = await this.compressed(request, question.subject, answer);
      const headers = { ...answer.headers, etag: tag };
      return compressed
        ? new WholeAnswer(200, { ...headers, ...COMPRESSED }, compressed)
        : new WholeAnswer(200, headers, answer.bytes);
    } catch (error) {
      if (!(error instanceof NotKept)) throw error;
      // Of those who asked at the same moment, one has what was made.
      const isMine = frameState(request).made === error.answer;
      return { own: isMine ? error.answer : await make(null) };
    }
  }

  /** Made again in the same state of the database, it is the same page. @throws Error it is another one */
  private async check(question: RevisedQuestion, answer: BuiltAnswer): Promise<void> {
    frameState(question.request).readsAlone = true;
    const again = await this.revised.build(question);
    if (again.tag !== answer.tag) return;
    const [kept, fresh] = [answer, again].map(({ bytes }) => withoutVersion(bytes));
    if (kept === fresh) return;
    const at = [...kept!].findIndex((letter, nth) => letter !== fresh![nth]) - 100;
    const [shown, now] = [kept!, fresh!].map((page) => page.slice(Math.max(at, 0), at + 200));
    throw new Error(
      `The page of ${question.subject} shows more than its tag says: ${shown}\n\nnow: ${now}`,
    );
  }

  /** Null: the client does not accept it, or it is not worth it. */
  private async compressed(
    { headers }: EdgeRequest,
    subject: string,
    answer: KeptAnswer,
  ): Promise<Buffer | null> {
    const accepted = headers['x-no-compression'] ? undefined : headers['accept-encoding'];
    if (!encodingFor(answer.bytes, accepted, ['br'])) return null;
    const compress = async (page: Buffer): Promise<Buffer> =>
      (await compressedWithGap(page)) ?? NOTHING;
    const compressed = await this.answers.compressed(subject, answer, 'br', compress);
    return compressed.length > 0 ? compressed : null;
  }

  private subjectOf(request: EdgeRequest): string {
    return subjectOf(
      request,
      ...['page', isFragment(request) ? 'fragment' : 'document', this.configuration.publicUrl],
      ...[rememberedTheme(request), readerZoneOf(request), rememberedCompany(request)],
    );
  }
}

/** htmx asked for a part. */
export function isFragment({ headers }: Pick<EdgeRequest, 'headers'>): boolean {
  return headers['hx-request-type'] === 'partial';
}

/** Somebody opens the page: it is neither a part of another one nor read again. */
export function isOpened(request: Pick<EdgeRequest, 'headers'>): boolean {
  return !isFragment(request) && request.headers['x-live-update'] === undefined;
}

function keptPart(request: EdgeRequest, made: unknown): Omit<BuiltAnswer, 'tag'> {
  const state = frameState(request);
  const isShared = state.cookies.size === 0 && state.pageSize === undefined;
  if (made instanceof WholeAnswer && made.status === 200 && made.bytes && isShared)
    return { bytes: made.bytes, headers: made.headers };
  state.made = made;
  throw new NotKept(made);
}

/** The version counts commits of other companies, too. */
function withoutVersion(page: Buffer): string {
  return page.toString().replace(/ data-version="\d+"/g, '');
}
