import type { CallDetails, OfferedCall, QueuedOffer } from './call-details.js';

/** Replies to other texts. The carrier answers a STOP. */
export interface Replies {
  /**
   * After a yes to the consent question; with the offers that waited for it, one line for each
   * event.
   */
  thanks: (offers: readonly QueuedOffer[]) => string;
  /** A START of a number that no company had consent of. */
  startedWithoutConsent: string;
  /** A yes or a number where nothing was asked. */
  nothingOpen: string;
  /** Anything but START from a stopped number. */
  unsubscribed: string;
  notRecognised: string;
  howToConsent: (company: string) => string;
  /** A no to several things, among them the questions for consent of these companies. */
  notConsented: (companies: readonly string[]) => string;
  /** An unclear text; with the link to what was asked last, if there is one. */
  automated: (link: string | null) => string;
  help: (of: HelpDetails) => string;
}

/** Details of the reply to HELP. */
export interface HelpDetails {
  /** Those that text the number, with a telephone number or an address of each; null: none is known. */
  companies: readonly { name: string; contact: string | null }[];
  isStopped: boolean;
}

/** An item of a menu, which its number accepts. */
export type MenuEntry =
  | { asks: 'offer'; call: OfferedCall }
  | { asks: 'time_change' | 'drop' | 'arrival'; call: CallDetails }
  | { asks: 'consent'; company: string };

/** Results of calls that were answered by text. */
export interface AnsweredCalls {
  /** Available; a manager decides. */
  available: readonly CallDetails[];
  /** Available, and all positions are taken. */
  waiting: readonly CallDetails[];
  /** Confirmed, now or before. */
  confirmed: readonly CallDetails[];
  declined: readonly CallDetails[];
  /** Given back. */
  dropped: readonly CallDetails[];
  over: readonly CallDetails[];
  canceled: readonly CallDetails[];
  /** No longer open, for another reason. */
  gone: readonly CallDetails[];
}

/** An accepted call, and another one that it overlaps or that leaves little rest. */
export interface ConflictingCalls {
  call: string;
  other: CallDetails;
  /** The company of the other call is named where it is another. */
  isOtherCompany: boolean;
  /** Hours between the two: '3.5'; null: they overlap. */
  restHours: string | null;
}

/**
 * State of an answered request. `not at new time`: confirmed, but the call has moved to a time that does not suit them;
 * `off`: canceled for this worker; `in`, `worked`: they have clocked in, and out again.
 */
export type RequestStatus =
  | {
      is: 'available' | 'waiting' | 'confirmed' | 'not at new time' | 'declined';
      call: CallDetails;
      link: string;
    }
  | { is: 'off' | 'missed' | 'canceled' | 'over' | 'in' | 'worked'; call: CallDetails };

/** Where and when a call is, and whom to ask for. */
export interface CallSheet extends CallDetails {
  role: string;
  venue: string | null;
  address: string | null;
  /** The manager's message to the crew of this call. */
  note: string | null;
  /** The steward, else the company. */
  contact: { name: string; phone: string | null };
}

/** Replies to texts about jobs. */
export interface Dialogue {
  /** Numbered from 1; with a link where there are more than are shown. */
  menu: (entries: readonly MenuEntry[], moreAt: string | null) => string;
  /** The calls that a worker may give up, numbered from 1. */
  withdrawMenu: (calls: readonly CallDetails[]) => string;
  answered: (calls: AnsweredCalls) => string;
  /** A line for each. */
  conflicts: (conflicts: readonly ConflictingCalls[]) => string;
  status: (of: RequestStatus) => string;
  dropQuestion: (call: CallDetails) => string;
  kept: (call: CallDetails) => string;
  nothingChanged: string;
  nothingToDrop: string;
  /** To a worker who wants to leave a call they are clocked in at. */
  clockedIn: string;
  /** The new time of a call suits them, or it does not. */
  newTime: (call: CallDetails, suits: boolean) => string;
  late: (call: CallDetails, minutes: number) => string;
  howLate: (call: CallDetails) => string;
  /** They said that they are on their way. */
  onTheWay: (call: CallDetails) => string;
  /** How to answer our question whether they are on their way. */
  arrivalHelp: (call: CallDetails) => string;
  callSheet: (sheet: CallSheet) => string;
  noCallAhead: string;
}
