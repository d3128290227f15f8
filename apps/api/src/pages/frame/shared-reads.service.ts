import { Injectable } from '@nestjs/common';
import { reachOf, type Work } from '#libs/platform';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { frameState } from './remembered.js';

const MINUTE = 60_000;
/** Pages that are watched at the same time. */
const MOST_KEPT = 100;

/**
 * What pages show, read once for all who watch the same: after each change all their pages read again. Two readings at the
 * same version of the database see the same rows (docs/decisions/0015), and what depends on the time counts to the minute.
 */
@Injectable()
export class SharedReadsService {
  private readonly kept = new Map<string, { at: string; answer: Promise<unknown> }>();

  /**
   * @param subject what is read, and with which rights: all that the answer depends on beside database, minute, and the
   *   companies whose rows the actor's statements see. Whether the actor may read it is asked before, or of the answer.
   */
  async ofPage<T>(
    work: Work,
    request: EdgeRequest,
    subject: string,
    read: () => Promise<T>,
  ): Promise<T> {
    const { live, readsAlone } = frameState(request);
    const version = readsAlone ? null : ((await live)?.version ?? null);
    return this.at(work, version, subject, read);
  }

  /** @param version of the database, read before; null: unknown, nothing is shared */
  at<T>(work: Work, version: number | null, subject: string, read: () => Promise<T>): Promise<T> {
    if (version === null) return read();
    const at = `${version} ${Math.floor(work.now.getTime() / MINUTE)}`;
    const key = `${reachOf(work.caller)} ${subject}`;
    const known = this.kept.get(key);
    // Whoever reads for both may give up: its page was refused by another reading.
    if (known?.at === at) return (known.answer as Promise<T>).catch(read);
    const answer = read();
    this.keep(key, { at, answer });
    return answer;
  }

  private keep(key: string, read: { at: string; answer: Promise<unknown> }): void {
    this.kept.delete(key);
    this.kept.set(key, read);
    if (this.kept.size > MOST_KEPT) this.kept.delete(this.kept.keys().next().value!);
    read.answer.catch(() => {
      if (this.kept.get(key) === read) this.kept.delete(key);
    });
  }
}
