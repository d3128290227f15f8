import { displayDate } from '#libs/kernel';
import { callLines, callsSentence, isOffersOnly, menuLines, onlyCompanyOf } from './call-lists.js';
import { describeCall, describeOffer, startedNow } from './call-words.en.js';
import type { Dialogue, MenuEntry, Replies, RequestStatus } from './reply-templates.types.js';

export const englishReplies: Replies = {
  thanks: (offers) =>
    [
      'Thank you, you will get job texts from now on. Reply STOP to opt out.',
      ...offers.map(
        ({ company, event, date, startedAt, link }) =>
          `${company}: ${event}, ${displayDate(date)}${startedAt ? `, ${startedNow(startedAt)}` : ''}: ${link}`,
      ),
    ].join('\n'),
  startedWithoutConsent:
    'You are not unsubscribed any more. A company that wants to text you about work asks you first.',
  nothingOpen:
    'There is nothing to answer right now. We text you when there is. Reply STOP to opt out.',
  unsubscribed: 'You are unsubscribed and get no texts from us. Reply START to get them again.',
  notRecognised: 'We do not know this number. Please contact your steward.',
  howToConsent: (company) => `${company}: reply YES to get job texts, or STOP to opt out.`,
  notConsented: (companies) =>
    `No job texts of ${companies.join(', ')} then, unless you reply YES. Reply STOP to get no texts at all.`,
  automated: (link) =>
    `This is an automated number and nobody reads it. ${link ? `Please answer here: ${link} ` : ''}Reply STOP to unsubscribe.`,
  help: ({ companies, isStopped }) =>
    [
      companies.length > 0
        ? `Job offers, confirmations and reminders for crews of ${companies.map(companyWithContact).join('; ')}.`
        : 'Job offers, confirmations and reminders for crews of live events. We do not know this number; please contact your steward.',
      'Frequency varies. Msg and data rates may apply.',
      isStopped
        ? 'You are unsubscribed; reply START to get texts again.'
        : 'Reply STOP to opt out.',
    ].join(' '),
};

export const englishDialogue: Dialogue = {
  menu: (entries, moreAt) =>
    [
      isOffersOnly(entries) ? `Can you work${forCompany(entries)}?` : 'What do you say yes to?',
      ...menuLines(entries, (entry) => describeEntry(entry, isOffersOnly(entries))),
      entries.length === 1 ? 'Reply 1 or NO.' : 'Reply with numbers (1 or 1 2), ALL or NO.',
      ...(moreAt ? [`More: ${moreAt}`] : []),
    ].join('\n'),
  withdrawMenu: (calls) =>
    [
      'Which one can you not work?',
      ...callLines(calls, describeCall),
      'Reply with numbers (1 or 1 2), or NO to keep them.',
    ].join('\n'),
  answered: (calls) =>
    [
      ...callsSentence(
        calls.available,
        describeCall,
        (list) => `Thank you! We have your yes for ${list}. We text you once you are confirmed.`,
      ),
      ...callsSentence(
        calls.waiting,
        describeCall,
        (list) =>
          `This is full now: ${list}. We have your yes and text you if a place becomes free.`,
      ),
      ...callsSentence(calls.confirmed, describeCall, (list) => `You are confirmed for ${list}.`),
      ...callsSentence(
        calls.declined,
        describeCall,
        (list) => `We noted that you cannot work ${list}.`,
      ),
      ...callsSentence(
        calls.dropped,
        describeCall,
        (list) => `You are off ${list}. Thank you for telling us.`,
      ),
      ...callsSentence(calls.over, describeCall, (list) => `This is over: ${list}.`),
      ...callsSentence(calls.canceled, describeCall, (list) => `This was canceled: ${list}.`),
      ...callsSentence(calls.gone, describeCall, (list) => `Not open any more: ${list}.`),
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
  status: describeStatus,
  dropQuestion: (call) =>
    `Drop ${describeCall(call)}? Reply OUT again to drop it, or NO to keep it.`,
  kept: (call) => `Good, we count on you for ${describeCall(call)}.`,
  nothingChanged: 'Good, nothing was changed.',
  nothingToDrop:
    'You have no confirmed call ahead that we could drop. If your call has started, please talk to your steward.',
  clockedIn: 'You are clocked in; talk to your steward.',
  newTime: (call, suits) =>
    suits
      ? `Thank you! We noted that the new time suits you: ${describeCall(call)}.`
      : `We noted that you cannot make the new time of ${describeCall(call)}. The managers know.`,
  late: (call, minutes) =>
    `Thank you, the managers know that you will be ${minutes} min late for ${describeCall(call)}.`,
  howLate: (call) =>
    `How many minutes will you be late for ${describeCall(call)}? Please reply with the number, for example 15 or LATE 15.`,
  onTheWay: (call) =>
    `Thank you, the steward knows that you are on your way to ${describeCall(call)}. If you will be late, reply LATE 15.`,
  arrivalHelp: (call) => `Are you on your way to ${describeCall(call)}? Reply YES, LATE 15 or OUT.`,
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
};

function forCompany(entries: readonly MenuEntry[]): string {
  const company = onlyCompanyOf(entries);
  return company === null ? '' : ` for ${company}`;
}

function companyWithContact({ name, contact }: { name: string; contact: string | null }): string {
  return contact ? `${name} (${contact})` : name;
}

function describeEntry(entry: MenuEntry, isOffersOnlyMenu: boolean): string {
  if (entry.asks === 'consent') return 'get their job texts';
  if (entry.asks === 'offer')
    return `${isOffersOnlyMenu ? '' : 'work '}${describeOffer(entry.call)}`;
  const call = describeCall(entry.call);
  if (entry.asks === 'arrival') return `on my way to ${call}`;
  return entry.asks === 'drop' ? `drop ${call}` : `new time, ${call}`;
}

function describeStatus(status: RequestStatus): string {
  const call = describeCall(status.call);
  switch (status.is) {
    case 'available':
      return `We have your yes for ${call} and text you once you are confirmed. To change it: ${status.link}`;
    case 'waiting':
      return `${call} is full now. We have your yes and text you if a place becomes free. To change it: ${status.link}`;
    case 'confirmed':
      return `You are confirmed for ${call}. If you cannot come, reply OUT. Details: ${status.link}`;
    case 'not at new time':
      return `You told us that you cannot make the new time of ${call}. If you can after all, please talk to your steward.`;
    case 'declined':
      return `You are not on the crew of ${call}. If you can work: ${status.link}`;
    case 'off':
      return `You are off ${call}. To come after all, please talk to your steward.`;
    case 'missed':
      return `You are noted as not having come to ${call}. Please talk to your steward.`;
    case 'canceled':
      return `This was canceled: ${call}. Please do not come.`;
    case 'over':
      return `This is over: ${call}.`;
    case 'in':
      return `You are clocked in for ${call}. If something is wrong, please talk to your steward.`;
    case 'worked':
      return `You have clocked out of ${call}. If something is wrong, please talk to your steward.`;
  }
}
