import { displayDate, displayTime } from '#libs/kernel';
import { senderName } from './text-sender.js';
import { callsSentence, menuLines } from './call-lists.js';
import type { CallDetails, OfferedCall, TextTemplates } from './text-templates.types.js';

const describeCall = ({ event, call, date, time }: CallDetails): string =>
  `${event}, ${call}, ${displayDate(date)} at ${displayTime(time)}`;

const startedNow = (time: string): string => `started ${displayTime(time)}, come now`;

const describeOffer = (offer: OfferedCall): string =>
  offer.isRunning
    ? `${offer.event}, ${offer.call}, ${displayDate(offer.date)}, ${startedNow(offer.time)}`
    : describeCall(offer);

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

  confirmation: ({ company, event, call, date, time, isRunning, role, link }) =>
    `${company}: you are confirmed as ${role} for ${event}, ${call}, on ${displayDate(date)}` +
    (isRunning ? `: ${startedNow(time)}.` : ` at ${displayTime(time)}.`) +
    (link ? ` Details: ${link}` : ''),

  timeChange: ({ company, event, call, date, time, link }) =>
    `${company}: new time for ${event}, ${call}: ${displayDate(date)} at ${displayTime(time)}. Please confirm here: ${link}`,

  cancellation: ({ company, event, call, date }) =>
    `${company}: ${call ? `${event}, ${call},` : event} on ${displayDate(date)} is canceled. Please do not come.`,

  takenOff: ({ company, ...call }) =>
    `${company}: your shift is canceled, you are off ${describeCall({ company, ...call })}. Please do not come.`,

  reminder: ({ company, event, call, date, time, role, location }) =>
    `${company} reminder: ${event}${location ? ` at ${location}` : ''}, ${displayDate(date)}, ${call} at ${displayTime(time)}, as ${role}. ` +
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

  replies: {
    thanks: (offers) =>
      [
        'Thank you, you will get job texts from now on. Reply STOP to opt out.',
        ...offers.map(
          ({ company, event, date, startedAt, link }) =>
            `${company}: ${event}, ${displayDate(date)}${startedAt ? `, ${startedNow(startedAt)}` : ''}: ${link}`,
        ),
      ].join('\n'),
    alreadySet: 'You are all set already. Please use the link in our last text to answer a job.',
    unsubscribed: 'You are unsubscribed and get no texts from us. Reply START to get them again.',
    notRecognised: 'We do not know this number. Please contact your steward.',
    howToConsent: 'Reply YES to get job texts, or STOP to opt out.',
    automated: (link) =>
      `This is an automated number and nobody reads it. ${link ? `Please answer here: ${link} ` : ''}Reply STOP to unsubscribe.`,
  },

  dialogue: {
    menu: (calls, moreAt) =>
      [
        'Can you work?',
        ...menuLines(calls, describeOffer),
        calls.length === 1 ? 'Reply 1 or NO.' : 'Reply with numbers (1 or 1 2), ALL or NO.',
        ...(moreAt ? [`More: ${moreAt}`] : []),
      ].join('\n'),
    answered: ({ available, confirmed, declined, gone }) =>
      [
        ...callsSentence(
          available,
          describeCall,
          (calls) =>
            `Thank you! We have your yes for ${calls}. We text you once you are confirmed.`,
        ),
        ...callsSentence(confirmed, describeCall, (calls) => `You are confirmed for ${calls}.`),
        ...callsSentence(
          declined,
          describeCall,
          (calls) => `We noted that you cannot work ${calls}.`,
        ),
        ...callsSentence(gone, describeCall, (calls) => `Not open any more: ${calls}.`),
      ].join('\n'),
    conflicts: (conflicts) =>
      conflicts
        .map(({ call, other, isOtherCompany, restHours }) => {
          const theirs = `${isOtherCompany ? `${other.company}: ` : ''}${describeCall(other)}`;
          return restHours === null
            ? `Careful: ${call} overlaps with ${theirs}.`
            : `Careful: only ${restHours} h of rest between ${call} and ${theirs}.`;
        })
        .join('\n'),
    dropQuestion: (call) =>
      `Drop ${describeCall(call)}? Reply OUT again to drop it, or NO to keep it.`,
    dropped: (call) => `You are off ${describeCall(call)}. Thank you for telling us.`,
    kept: (call) => `Good, we count on you for ${describeCall(call)}.`,
    nothingToDrop:
      'You have no confirmed call ahead that we could drop. If your call has started, please talk to your steward.',
    clockedIn: 'You are clocked in; talk to your steward.',
    late: (call, minutes) =>
      `Thank you, the managers know that you will be ${minutes} min late for ${describeCall(call)}.`,
    howLate: 'How many minutes will you be late? Please reply for example LATE 15.',
    callSheet: ({ role, venue, address, note, contact, ...call }) =>
      [
        `${describeCall(call)}, as ${role}.`,
        [venue, address].filter(Boolean).join(', '),
        note ?? '',
        `Contact: ${[contact.name, contact.phone].filter(Boolean).join(', ')}`,
      ]
        .filter(Boolean)
        .join('\n'),
    noCallAhead: 'You have no confirmed call in the next days.',
  },
};
