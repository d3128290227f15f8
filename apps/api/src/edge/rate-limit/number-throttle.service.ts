import { Injectable } from '@nestjs/common';
import { PasswordThrottleService } from './password-throttle.service.js';
import { RegistrationThrottleService } from './registration-throttle.service.js';

/** Limits the codes that one account has texted to numbers it wants to have: wrong passwords count, and texts that were sent. */
@Injectable()
export class NumberThrottleService {
  constructor(
    private readonly passwords: PasswordThrottleService,
    private readonly codes: RegistrationThrottleService,
  ) {}

  /** @throws Throttled */
  sendCode(address: string, userId: number, send: () => Promise<void>): Promise<void> {
    return this.codes.sendCode(`number of account ${userId}`, () =>
      this.passwords.changePassword(address, userId, send),
    );
  }
}
