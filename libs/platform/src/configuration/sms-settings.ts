import type { Environment } from './environment.js';

/** How texts are sent, whoever sends them. */
export interface SmsSettings {
  /** Seconds that the text about a moved call waits for further moves; 0: it is sent at once. */
  moveTextDelaySeconds: number;
}

export function readSmsSettings(read: Environment): SmsSettings {
  return { moveTextDelaySeconds: read.number('MOVE_TEXT_DELAY_SECONDS', 60, 0, 600) };
}
