import { Injectable } from '@nestjs/common';
import { FailedAttemptsService } from './failed-attempts.service.js';
import type { FailedAttempts } from './failed-attempts.js';

/** Allows one user a hundred invitations an hour, valid or not: each sends a text to a number that was typed. */
@Injectable()
export class InvitationThrottleService {
  private readonly calls: FailedAttempts;

  constructor(counters: FailedAttemptsService) {
    this.calls = counters.counterOf('invitations', { limit: 100, minutes: 60 });
  }

  /** @throws Throttled */
  count(userId: number): Promise<void> {
    return this.calls.countCall(String(userId));
  }
}
