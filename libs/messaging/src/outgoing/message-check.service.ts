import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import type { OutgoingMessage } from './outgoing-message.entity.js';

/** What a check may want to know of a message that is about to leave. */
export type MessageToCheck = Pick<
  OutgoingMessage,
  'id' | 'kind' | 'subjectId' | 'callStartsAt' | 'createdAt'
>;

/** Says, for people to read, why a message is not true any more; null while it is. */
export type MessageCheck = (work: Work, message: MessageToCheck) => Promise<string | null>;

/** Whether what a message says is still true, asked right before it leaves. Who knows the people and the jobs adds a check. */
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
