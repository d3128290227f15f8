import type { TextSender } from './text-sender.js';

/** A call as it is written in a text: date 'YYYY-MM-DD' and time 'HH:MM' or 'HH:MM:SS' on the venue's clocks. */
export interface CallDetails {
  company: string;
  event: string;
  call: string;
  date: string;
  time: string;
}

export interface QueuedOffer {
  company: string;
  event: string;
  /** The event's first day. */
  date: string;
  link: string;
}

/**
 * Every text that leaves the house, in one language. Our own words are plain ASCII, since one letter outside the carriers'
 * alphabet more than doubles the price; with ordinary names each stays within two segments.
 */
export interface TextTemplates {
  offer: (of: Omit<CallDetails, 'company'> & { sender: TextSender; link: string }) => string;
  consentQuestion: (of: { sender: TextSender }) => string;
  /** With a link where the worker never got one. */
  confirmation: (of: CallDetails & { role: string; link: string | null }) => string;
  timeChange: (of: CallDetails & { link: string }) => string;
  /** Of a call, or of the whole event on its first day. */
  cancellation: (of: {
    company: string;
    event: string;
    call: string | null;
    date: string;
  }) => string;
  reminder: (of: CallDetails & { role: string; location: string | null }) => string;
  callFilled: (of: Omit<CallDetails, 'time'>) => string;
  stewardInvitation: (of: { company: string; link: string }) => string;
  /** Six digits that prove who holds the phone. */
  verificationCode: (of: { company: string; code: string }) => string;
  managerInvitation: (of: { company: string; link: string }) => string;
  /** To somebody whose company is not here yet. */
  ownerInvitation: (of: { link: string }) => string;
  replies: Replies;
  /** What we answer to a text about a job. */
  dialogue: Dialogue;
}

/** What we answer to a text. A stop is answered by the carrier, not by us. */
export interface Replies {
  /** After a yes to the consent question; with the offers that waited for it, one line for each event. */
  thanks: (offers: readonly QueuedOffer[]) => string;
  /** A yes from somebody who had said so before. */
  alreadySet: string;
  /** Anything from a number that said STOP, but a START. */
  unsubscribed: string;
  notRecognised: string;
  howToConsent: string;
  /** Whatever we could not read; with the link to the open offer, if there is one. */
  automated: (link: string | null) => string;
}

/** What became of some calls that somebody answered by text. */
export interface AnsweredCalls {
  /** They can, and a manager decides. */
  available: readonly CallDetails[];
  /** They were confirmed before. */
  confirmed: readonly CallDetails[];
  declined: readonly CallDetails[];
  /** Not open any more. */
  gone: readonly CallDetails[];
}

/** Who is called where and when, and whom to ask for. */
export interface CallSheet extends CallDetails {
  role: string;
  venue: string | null;
  address: string | null;
  /** The manager's words to the crew of this call, such as where to meet. */
  note: string | null;
  /** The steward, else the company. */
  contact: { name: string; phone: string | null };
}

export interface Dialogue {
  /** Numbered from 1; with a link where there are more than are shown. */
  menu: (calls: readonly CallDetails[], moreAt: string | null) => string;
  answered: (calls: AnsweredCalls) => string;
  dropQuestion: (call: CallDetails) => string;
  dropped: (call: CallDetails) => string;
  kept: (call: CallDetails) => string;
  nothingToDrop: string;
  late: (call: CallDetails, minutes: number) => string;
  howLate: string;
  callSheet: (sheet: CallSheet) => string;
  noCallAhead: string;
}
