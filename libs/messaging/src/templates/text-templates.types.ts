import type { TextSender } from './text-sender.js';

/**
 * A call as texts name it: date 'YYYY-MM-DD' and time 'HH:MM' or 'HH:MM:SS' in the event's zone.
 */
export interface CallDetails {
  company: string;
  event: string;
  call: string;
  date: string;
  time: string;
}

/** A call that may have begun: from then on a text says so, and asks to come at once. */
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

/**
 * All texts in one language. Our own wording is ASCII, since a character outside GSM-7 more than
 * doubles the price; with ordinary names each text fits two segments.
 */
export interface TextTemplates {
  /** Names the role, since one call may ask the same worker in two. */
  offer: (
    of: Omit<OfferedCall, 'company'> & { sender: TextSender; role: string; link: string },
  ) => string;
  consentQuestion: (of: { sender: TextSender }) => string;
  /** With a link where the worker never got one. */
  confirmation: (of: OfferedCall & { role: string; link: string | null }) => string;
  timeChange: (of: CallDetails & { link: string }) => string;
  /** About a call, or about the whole event with its first day. */
  cancellation: (of: {
    company: string;
    event: string;
    call: string | null;
    date: string;
  }) => string;
  /** To one of the crew whom a manager took off; the call takes place without them. */
  takenOff: (of: CallDetails) => string;
  reminder: (of: CallDetails & { role: string; location: string | null }) => string;
  callFilled: (of: Omit<CallDetails, 'time'>) => string;
  stewardInvitation: (of: { company: string; link: string }) => string;
  /** Six digits that prove who holds the phone. */
  verificationCode: (of: { company: string; code: string }) => string;
  managerInvitation: (of: { company: string; link: string }) => string;
  /** To the owner of a company that is to be created. */
  ownerInvitation: (of: { link: string }) => string;
  replies: Replies;
  /** Replies to texts about jobs. */
  dialogue: Dialogue;
}

/** Replies to other texts. The carrier answers a STOP. */
export interface Replies {
  /**
   * After a yes to the consent question; with the offers that waited for it, one line for each
   * event.
   */
  thanks: (offers: readonly QueuedOffer[]) => string;
  /** A yes of somebody who had consented before. */
  alreadySet: string;
  /** Anything but START from a stopped number. */
  unsubscribed: string;
  notRecognised: string;
  howToConsent: string;
  /** An unclear text; with the link to the open offer, if there is one. */
  automated: (link: string | null) => string;
}

/** Results of calls that were answered by text. */
export interface AnsweredCalls {
  /** Available; a manager decides. */
  available: readonly CallDetails[];
  /** Confirmed before. */
  confirmed: readonly CallDetails[];
  declined: readonly CallDetails[];
  /** No longer open. */
  gone: readonly CallDetails[];
}

/** A call that was accepted, and another one that it overlaps or that leaves little rest. */
export interface ConflictingCalls {
  call: string;
  other: CallDetails;
  /** The company of the other call is named where it is another. */
  isOtherCompany: boolean;
  /** Hours between the two: '3.5'; null: they overlap. */
  restHours: string | null;
}

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

export interface Dialogue {
  /** Numbered from 1; with a link where there are more than are shown. */
  menu: (calls: readonly OfferedCall[], moreAt: string | null) => string;
  answered: (calls: AnsweredCalls) => string;
  /** A line for each. */
  conflicts: (conflicts: readonly ConflictingCalls[]) => string;
  dropQuestion: (call: CallDetails) => string;
  dropped: (call: CallDetails) => string;
  kept: (call: CallDetails) => string;
  nothingToDrop: string;
  /** To who wants to be off a call they are at. */
  clockedIn: string;
  late: (call: CallDetails, minutes: number) => string;
  howLate: string;
  callSheet: (sheet: CallSheet) => string;
  noCallAhead: string;
}
