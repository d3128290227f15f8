import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION, type Configuration } from '#libs/platform';
import { compressed } from '../http/compression.js';

const MEGABYTE = 1024 * 1024;

/** An answer as it was built. */
export interface BuiltAnswer {
  /** Of the state of the database that it was read from. */
  tag: string;
  bytes: Buffer;
  /** Beside those of every answer. */
  headers: Readonly<Record<string, string>>;
}

interface KeptAnswer extends BuiltAnswer {
  /** By encoding, made when a client first accepts it. */
  readonly compressed: Map<string, Promise<Buffer>>;
  /** Bytes of all forms. */
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
 * Keeps the newest answer of each subject (see `subjectOf`), to send it again while nothing has changed: `KEPT_ANSWERS_MB` at
 * most, least recently used ones leave first. Who asks for the same at the same moment waits for one build. With a limit of 0
 * each answer is built for itself.
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

  /** The compressed form, made once. @param encoding one of `encodingFor` */
  compressed(subject: string, answer: KeptAnswer, encoding: string): Promise<Buffer> {
    const known = answer.compressed.get(encoding);
    if (known) return known;
    const made = this.compress(subject, answer, encoding);
    answer.compressed.set(encoding, made);
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
    const answer = { ...built, compressed: new Map(), size: built.bytes.length };
    this.forget(subject);
    this.kept.set(subject, answer);
    this.resize(answer.size);
    return answer;
  }

  private async compress(subject: string, answer: KeptAnswer, encoding: string): Promise<Buffer> {
    const bytes = await compressed(answer.bytes, encoding);
    answer.size += bytes.length;
    if (this.kept.get(subject) === answer) this.resize(bytes.length);
    return bytes;
  }

  private use(subject: string, answer: KeptAnswer): void {
    this.kept.delete(subject);
    this.kept.set(subject, answer);
  }

  private resize(by: number): void {
    this.size += by;
    for (const subject of this.kept.keys()) {
      if (this.size <= this.limit) return;
      this.forget(subject);
    }
  }

  private forget(subject: string): void {
    this.size -= this.kept.get(subject)?.size ?? 0;
    this.kept.delete(subject);
  }
}
