import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import type { OutgoingMessage } from './outgoing-message.entity.js';

/** What a check needs of a message that is about to be sent. */
export type MessageToCheck = Pick<
  OutgoingMessage,
  'id' | 'kind' | 'subjectId' | 'callStartsAt' | 'createdAt'
>;

/** Why a message is outdated, for people to read; null: it is not. */
export type MessageCheck = (work: Work, message: MessageToCheck) => Promise<string | null>;

/**
 * Checks whether a message is still true, right before it is sent. Later libs register their
 * checks.
 */
@Injectable()
export class MessageCheckService {
  private readonly checks: MessageCheck[] = [];

  register(check: MessageCheck): void {
    this.checks.push(check);
  }

  async findObjection(work: Work, message: MessageToCheck): Promise<string | null> {
    for (const check of this.checks) {
      const objection = await check(work, message);
      if (objection) return objection;
    }
    return null;
  }
}
