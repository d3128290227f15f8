import { Injectable } from '@nestjs/common';
import { RevisionQueries } from '#libs/identity';
import { UnitOfWork } from '#libs/platform';
import { CompanyTurnsService } from '../company-turns/company-turns.service.js';
import type { EdgeRequest } from '../http/edge-request.js';
import { matchesEtag } from '../http/etag.js';
import { tagOf } from './answer-tag.js';
import { ReplicaAnswersService } from './replica-answers.service.js';
import { type BuiltAnswer, type KeptAnswer, KeptAnswersService } from './kept-answers.service.js';

/** A request for what depends on rows of the actor's companies, and on nothing else but its subject and turn. */
export interface RevisedQuestion {
  request: EdgeRequest;
  /** See `subjectOf`. */
  subject: string;
  /** See `turnOf`. */
  turn: number;
  /** Whether it may be read from a replica. */
  mayReadReplica?: boolean;
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
    private readonly replicas: ReplicaAnswersService,
  ) {}

  /** @returns the tag, and the answer; null: the client has it, as its `If-None-Match` says */
  async find(question: RevisedQuestion): Promise<{ tag: string; answer: KeptAnswer | null }> {
    const { request, subject } = question;
    const tagAt = tagsOf(question);
    const known = request.headers['if-none-match'];
    const revision = await this.revisionWorthAsking(question);
    const asked = revision === null ? null : tagAt(revision);
    // `*` fits any answer, if there is one: only its handler knows.
    if (asked !== null && known !== '*' && matchesEtag(known, asked))
      return { tag: asked, answer: null };

    const answer = await this.answers.get(subject, asked, (isTagged) =>
      this.build(question, isTagged, revision),
    );
    return { tag: answer.tag, answer: matchesEtag(known, answer.tag) ? null : answer };
  }

  /**
   * Builds the answer in one state of the database, and keeps it not. The revision is asked in the packet of the first
   * statement: it is that of all that is read.
   *
   * @param revision of the actor at the primary, as far as it was asked: with it, a replica may answer
   * @throws CompanyBusy
   */
  build(
    question: RevisedQuestion,
    isTagged: (tag: string) => void = () => undefined,
    revision: string | null = null,
  ): Promise<BuiltAnswer> {
    return this.turns.run(
      question.request.actor!,
      'answer',
      async () => (await this.readAtReplica(question, revision)) ?? this.read(question, isTagged),
    );
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

  /** Null: the primary has to be read. */
  private async readAtReplica(
    question: RevisedQuestion,
    revision: string | null,
  ): Promise<BuiltAnswer | null> {
    const { request, mayReadReplica } = question;
    if (revision === null || !mayReadReplica || !this.replicas.mayAnswer(request)) return null;
    const tag = tagsOf(question)(revision);
    const read = await this.replicas.read(request, revision, () =>
      question.read(Promise.resolve(tag)),
    );
    return read && { tag, ...read.found };
  }

  /**
   * The actor's revision now. Null: for a remembered key, whose revision takes a turn of the database, where neither the
   * client nor we seem to have an answer of the revision that was read last, so that it is built in any case, by the primary.
   */
  private async revisionWorthAsking(question: RevisedQuestion): Promise<string | null> {
    const { request, subject, mayReadReplica } = question;
    const { revision, headers } = request;
    const actor = request.actor!;
    if (revision != null) return revision;
    if (mayReadReplica && this.replicas.mayAnswer(request)) return this.revisions.ofActorNow(actor);
    const known = headers['if-none-match'];
    const last = this.revisions.lastOfActor(actor);
    const expected = last === null ? null : tagsOf(question)(last);
    const mayClient = known !== '*' && (expected === null ? !!known : matchesEtag(known, expected));
    if (!mayClient && !this.answers.mayHave(subject, expected)) return null;
    return this.revisions.ofActorNow(actor);
  }
}

function tagsOf({ subject, turn }: RevisedQuestion): TagAt {
  return (revision) => tagOf(subject, revision, turn);
}
