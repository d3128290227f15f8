import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION, type Configuration } from '#libs/platform';
import { compressed } from '../http/compression.js';

const MEGABYTE = 1024 * 1024;
/** Bytes of an answer beside its own and its subject, about: its objects, headers, place in the map. */
const REST_OF_AN_ANSWER = 1024;

/** An answer as it was built. */
export interface BuiltAnswer {
  /** Of the state of the database that it was read from. */
  tag: string;
  bytes: Buffer;
  /** Beside those of every answer. */
  headers: Readonly<Record<string, string>>;
}

export interface KeptAnswer extends BuiltAnswer {
  /** By encoding, made when a client first accepts it. */
  readonly compressed: Map<string, Promise<Buffer>>;
  /** Bytes of memory, about: of all forms, and of the subject. */
  size: number;
}

/** Reads the database, and says the tag of what it reads as soon as it knows. */
export type Build = (isTagged: (tag: string) => void) => Promise<BuiltAnswer>;

interface RunningBuild {
  /** That its answer may be sent for: the one it was asked for, and the one it has. */
  readonly tags: Set<string>;
  /** Fulfilled when it knows its tag, or has ended. */
  readonly tagged: Promise<void>;
  readonly answer: Promise<KeptAnswer>;
}

/**
 * Keeps the newest answer of each subject (`subjectOf`) within `KEPT_ANSWERS_MB`, and drops the least recently used first.
 * Simultaneous requests for one subject wait for one build. With a limit of 0 each request builds its own answer.
 */
@Injectable()
export class KeptAnswersService {
  /** By subject, in the order of their use. */
  private readonly kept = new Map<string, KeptAnswer>();
  /** By subject: the build that began last. */
  private readonly building = new Map<string, RunningBuild>();
  private readonly limit: number;
  private size = 0;

  constructor(@Inject(CONFIGURATION) configuration: Configuration) {
    this.limit = configuration.keptAnswersMegabytes * MEGABYTE;
  }

  /** Whether an answer with this tag is kept, or may be that of the build that runs. */
  mayHave(subject: string, tag: string | null): boolean {
    if (this.limit === 0) return false;
    const tags = this.building.get(subject)?.tags;
    if (tags?.size === 0) return true;
    return tag !== null && (this.kept.get(subject)?.tag === tag || tags?.has(tag) === true);
  }

  /**
   * @param tag that the answer has while nothing changes; the answer has this one or that of a later state. Null: nobody
   * looked, so it is built
   * @param build reads the database after the tag was computed
   */
  async get(subject: string, tag: string | null, build: Build): Promise<KeptAnswer> {
    if (tag === null || this.limit === 0) return this.begin(subject, new Set(), build);
    if (this.kept.get(subject)?.tag !== tag) await this.building.get(subject)?.tagged;
    const known = this.kept.get(subject);
    if (known?.tag === tag) {
      this.use(subject, known);
      return known;
    }
    const running = this.building.get(subject);
    if (running?.tags.has(tag)) return running.answer;
    return this.begin(subject, new Set([tag]), build);
  }

  /** The compressed form, made once; tried again if that failed. @param encoding one of `encodingFor` */
  compressed(
    subject: string,
    answer: KeptAnswer,
    encoding: string,
    compress: (bytes: Buffer) => Promise<Buffer> = (bytes) => compressed(bytes, encoding),
  ): Promise<Buffer> {
    const known = answer.compressed.get(encoding);
    if (known) return known;
    const made = this.compress(subject, answer, compress);
    answer.compressed.set(encoding, made);
    made.catch(() => answer.compressed.delete(encoding));
    return made;
  }

  private begin(subject: string, tags: Set<string>, build: Build): Promise<KeptAnswer> {
    let isKnown!: () => void;
    const tagged = new Promise<void>((fulfil) => (isKnown = fulfil));
    const answer = this.build(subject, build, (tag) => {
      tags.add(tag);
      isKnown();
    });
    const running = { tags, tagged, answer };
    this.building.set(subject, running);
    return answer.finally(() => {
      isKnown();
      if (this.building.get(subject) === running) this.building.delete(subject);
    });
  }

  private async build(
    subject: string,
    build: Build,
    isTagged: (tag: string) => void,
  ): Promise<KeptAnswer> {
    const built = await build(isTagged);
    const size = built.bytes.length + subject.length + REST_OF_AN_ANSWER;
    const answer = { ...built, compressed: new Map(), size };
    this.forget(subject);
    this.keep(subject, answer);
    return answer;
  }

  private async compress(
    subject: string,
    answer: KeptAnswer,
    compress: (bytes: Buffer) => Promise<Buffer>,
  ): Promise<Buffer> {
    const bytes = await compress(answer.bytes);
    const isKept = this.kept.get(subject) === answer;
    if (isKept) this.forget(subject);
    answer.size += bytes.length;
    if (isKept) this.keep(subject, answer);
    return bytes;
  }

  private use(subject: string, answer: KeptAnswer): void {
    this.kept.delete(subject);
    this.kept.set(subject, answer);
  }

  private keep(subject: string, answer: KeptAnswer): void {
    if (answer.size > this.limit) return;
    this.kept.set(subject, answer);
    this.size += answer.size;
    for (const oldest of this.kept.keys()) {
      if (this.size <= this.limit) return;
      this.forget(oldest);
    }
  }

  private forget(subject: string): void {
    this.size -= this.kept.get(subject)?.size ?? 0;
    this.kept.delete(subject);
  }
}
