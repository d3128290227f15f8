import type { Environment } from './environment.js';

/** How texts are sent, for all senders. */
export interface SmsSettings {
  /** Seconds that the text about a moved call waits for further moves; 0: it is sent at once. */
  moveTextDelaySeconds: number;
  /** Most invitations and codes that one number gets in 24 hours, from all companies. */
  codesPerNumberADay: number;
  /** Most invitations and codes that a company sends in 24 hours. */
  codesPerCompanyADay: number;
}

export function readSmsSettings(read: Environment): SmsSettings {
  return {
    moveTextDelaySeconds: read.number('MOVE_TEXT_DELAY_SECONDS', 60, 0, 600),
    codesPerNumberADay: read.number('CODES_PER_NUMBER_A_DAY', 10, 1, 1000),
    codesPerCompanyADay: read.number('CODES_PER_COMPANY_A_DAY', 300, 1, 1_000_000),
  };
}
