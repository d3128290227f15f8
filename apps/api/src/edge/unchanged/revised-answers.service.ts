import { Injectable } from '@nestjs/common';
import { RevisionQueries } from '#libs/identity';
import { UnitOfWork } from '#libs/platform';
import { CompanyTurnsService } from '../company-turns/company-turns.service.js';
import type { EdgeRequest } from '../http/edge-request.js';
import { matchesEtag } from '../http/etag.js';
import { tagOf } from './answer-tag.js';
import { type BuiltAnswer, type KeptAnswer, KeptAnswersService } from './kept-answers.service.js';

/** A request for what depends on rows of the actor's companies, and on nothing else but its subject and turn. */
export interface RevisedQuestion {
  request: EdgeRequest;
  /** See `subjectOf`. */
  subject: string;
  /** See `turnOf`. */
  turn: number;
  /** Reads as `request.caller`, in one state of the database. @param tagged the tag of that state */
  read: (tagged: Promise<string>) => Promise<Omit<BuiltAnswer, 'tag'>>;
}

/** The tag that the answer has at a revision. */
type TagAt = (revision: string) => string;

/** Finds the answer of the actor's revision: at the client, or kept here, or built in one state of the database. */
@Injectable()
export class RevisedAnswersService {
  constructor(
    private readonly answers: KeptAnswersService,
    private readonly revisions: RevisionQueries,
    private readonly unitOfWork: UnitOfWork,
    private readonly turns: CompanyTurnsService,
  ) {}

  /** @returns the tag, and the answer; null: the client has it, as its `If-None-Match` says */
  async find(question: RevisedQuestion): Promise<{ tag: string; answer: KeptAnswer | null }> {
    const { request, subject } = question;
    const tagAt = tagsOf(question);
    const known = request.headers['if-none-match'];
    const asked = await this.tagWorthAsking(subject, tagAt, request);
    // `*` fits any answer, if there is one: only its handler knows.
    if (asked !== null && known !== '*' && matchesEtag(known, asked))
      return { tag: asked, answer: null };

    const answer = await this.answers.get(subject, asked, (isTagged) =>
      this.build(question, isTagged),
    );
    return { tag: answer.tag, answer: matchesEtag(known, answer.tag) ? null : answer };
  }

  /**
   * Builds the answer in one state of the database, and keeps it not. The revision is asked in the packet of the first
   * statement: it is that of all that is read.
   *
   * @throws CompanyBusy
   */
  build(
    question: RevisedQuestion,
    isTagged: (tag: string) => void = () => undefined,
  ): Promise<BuiltAnswer> {
    return this.turns.run(question.request.actor!, 'answer', () => this.read(question, isTagged));
  }

  private read(question: RevisedQuestion, isTagged: (tag: string) => void): Promise<BuiltAnswer> {
    const { request } = question;
    const asked = request.caller!;
    return this.unitOfWork
      .inSnapshot(asked, async (caller) => {
        request.caller = caller;
        const tagged = this.revisions
          .ofActor(this.unitOfWork.reading(caller))
          .then(tagsOf(question));
        const [tag, answer] = await Promise.all([
          tagged,
          question.read(tagged),
          tagged.then(isTagged),
        ]);
        return { tag, ...answer };
      })
      .finally(() => (request.caller = asked));
  }

  /**
   * The tag that the answer has now. Null: for a remembered key, whose revision takes a turn of the database, where neither the
   * client nor we seem to have an answer of the revision that was read last, so that it is built in any case.
   */
  private async tagWorthAsking(
    subject: string,
    tagAt: TagAt,
    { revision, actor, headers }: EdgeRequest,
  ): Promise<string | null> {
    if (revision != null) return tagAt(revision);
    const known = headers['if-none-match'];
    const last = this.revisions.lastOfActor(actor!);
    const expected = last === null ? null : tagAt(last);
    const mayClient = known !== '*' && (expected === null ? !!known : matchesEtag(known, expected));
    if (!mayClient && !this.answers.mayHave(subject, expected)) return null;
    return tagAt(await this.revisions.ofActorNow(actor!));
  }
}

function tagsOf({ subject, turn }: RevisedQuestion): TagAt {
  return (revision) => tagOf(subject, revision, turn);
}
