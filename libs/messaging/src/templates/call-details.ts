/**
 * A call as texts name it: date 'YYYY-MM-DD' and time 'HH:MM' or 'HH:MM:SS' in the event's zone.
 */
export interface CallDetails {
  company: string;
  event: string;
  call: string;
  date: string;
  time: string;
  /** Where a call asks the same worker in several roles. */
  role?: string;
}

/** A call that may have begun: the text then says so, and asks to come at once. */
export interface OfferedCall extends CallDetails {
  isRunning: boolean;
}

export interface QueuedOffer {
  company: string;
  event: string;
  /** The event's first day. */
  date: string;
  /** 'HH:MM:SS', when the call began; null while it has not. */
  startedAt: string | null;
  link: string;
}
