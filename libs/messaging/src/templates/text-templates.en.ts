import { displayDate, displayTime } from '#libs/kernel';
import { senderName } from './text-sender.js';
import { asRole, describeCall, startedNow } from './call-words.en.js';
import { englishDialogue, englishReplies } from './reply-templates.en.js';
import type { TextTemplates } from './text-templates.types.js';

export const englishTextTemplates: TextTemplates = {
  offer: ({ sender, event, call, date, time, isRunning, role, link }) =>
    `Hi, this is ${senderName(sender)}. Can you work as ${role} at ${event}, ${call}` +
    (isRunning
      ? `? It is running (${displayDate(date)}, ${startedNow(time)}).`
      : `, on ${displayDate(date)} at ${displayTime(time)}?`) +
    ` Please answer here: ${link}`,

  consentQuestion: ({ sender }) =>
    `Hi, this is ${sender.firstName.trim() ? `${sender.firstName.trim()} with ${sender.companyName}` : sender.companyName}. ` +
    'May we text you about work? Reply YES to get job texts. Reply STOP to opt out. Msg and data rates may apply.',

  confirmation: ({ company, event, call, date, time, isRunning, role, link, sheet }) =>
    `${company}: you are confirmed as ${role} for ${event}, ${call}, on ${displayDate(date)}` +
    (isRunning ? `: ${startedNow(time)}.` : ` at ${displayTime(time)}.`) +
    (link ? ` Details: ${link}` : withSheet(sheet)),

  timeChange: ({ company, event, call, date, time, role, link }) =>
    `${company}: new time for ${event}, ${call}${asRole({ role })}: ${displayDate(date)} at ${displayTime(time)}. Please confirm here: ${link}`,

  cancellation: ({ company, event, call, date }) =>
    `${company}: ${call ? `${event}, ${call},` : event} on ${displayDate(date)} is canceled. Please do not come.`,

  takenOff: ({ company, ...call }) =>
    `${company}: your shift is canceled, you are off ${describeCall({ company, ...call })}. Please do not come.`,

  shiftEnded: ({ company, until, ...call }) =>
    `${company}: your shift ends now, ${describeCall({ company, ...call })} was deleted. Your hours count until ${displayTime(until)}.`,

  arrivalQuestion: ({ company, ...call }) =>
    `${company}: are you on your way to ${describeCall({ company, ...call })}? Reply YES, or LATE 15 for 15 minutes. If you cannot come, reply OUT.`,

  clockInCode: ({ company, event, date, link }) =>
    `${company}: your clock-in code for ${event}, ${displayDate(date)}: ${link} Show it at the entrance.`,

  disputeAnswered: ({ company, answer, link, ...call }) =>
    `${company}: about your hours, ${describeCall({ company, ...call })}: "${answer}"${link ? ` See ${link}` : ''}`,

  hoursApproved: ({ company, link, ...call }) =>
    `${company}: your hours are approved, ${describeCall({ company, ...call })}.${link ? ` See ${link}` : ''}`,

  reminder: ({ company, event, call, date, time, role, location, sheet }) =>
    `${company} reminder: ${event}${location ? ` at ${location}` : ''}, ${displayDate(date)}, ${call} at ${displayTime(time)}, as ${role}.${withSheet(sheet)} ` +
    'Please do not answer this text.',

  callFilled: ({ company, event, call, date }) =>
    `${company}: ${event}, ${call}, on ${displayDate(date)} is filled now, so we do not need you this time. Thank you!`,

  stewardInvitation: ({ company, link }) =>
    `${company} invites you to be a steward. Please register here: ${link}`,

  verificationCode: ({ company, code }) =>
    `${code} is your code for ${company}. It is valid for 5 minutes. Give it to nobody else.`,

  managerInvitation: ({ company, link }) =>
    `${company} invites you to manage its crews with CallManager. Please register within 7 days: ${link}`,

  ownerInvitation: ({ link }) =>
    `You are invited to bring your company to CallManager. Please register within 7 days: ${link}`,

  replies: englishReplies,
  dialogue: englishDialogue,
};

/** The one link of a text about a call that has a sheet. */
function withSheet(sheet: string | null): string {
  return sheet ? ` Call sheet: ${sheet}` : '';
}
