import type { CallDetails, OfferedCall } from './call-details.js';
import type { Dialogue, Replies } from './reply-templates.types.js';
import type { TextSender } from './text-sender.js';

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
  /** With a link where the worker never got one, else with that of the call's sheet if there is one. */
  confirmation: (
    of: OfferedCall & { role: string; link: string | null; sheet: string | null },
  ) => string;
  timeChange: (of: CallDetails & { link: string }) => string;
  /** About a call, or about the whole event with its first day. */
  cancellation: (of: {
    company: string;
    event: string;
    call: string | null;
    date: string;
  }) => string;
  /** To a worker whom a manager took off the crew; the call takes place. */
  takenOff: (of: CallDetails) => string;
  /** To a worker who was clocked in when the call was deleted; `until` is the end that counts, 'HH:MM:SS' in the event's zone. */
  shiftEnded: (of: CallDetails & { until: string }) => string;
  /** To one of the crew who is not here. */
  arrivalQuestion: (of: CallDetails) => string;
  /** With the page of the worker's clock-in code. */
  clockInCode: (of: { company: string; event: string; date: string; link: string }) => string;
  /** To who disputed their hours. Without an account there is no link. */
  disputeAnswered: (of: CallDetails & { answer: string; link: string | null }) => string;
  /** To whose hours were disputed or corrected before. */
  hoursApproved: (of: CallDetails & { link: string | null }) => string;
  /** With the link of the call's sheet if there is one. */
  reminder: (
    of: CallDetails & { role: string; location: string | null; sheet: string | null },
  ) => string;
  callFilled: (of: Omit<CallDetails, 'time'>) => string;
  stewardInvitation: (of: { company: string; link: string }) => string;
  /** Six digits that prove possession of the phone. */
  verificationCode: (of: { company: string; code: string }) => string;
  managerInvitation: (of: { company: string; link: string }) => string;
  /** To the owner of a company that is to be created. */
  ownerInvitation: (of: { link: string }) => string;
  replies: Replies;
  dialogue: Dialogue;
}
