import type { Translations } from './translations.js';

export const english: Translations = {
  layout: { skip: 'Skip to content', footer: 'CallManager: crews for live events.' },
  dateAndTime: (date, time) => `${date} at ${time}`,
  venueTime: (zone) => `All times are local to the venue (${zone}).`,
  toBeDetermined: 'To be announced',
  errors: {
    title: (status) =>
      ({
        400: 'That did not work',
        403: 'This page is not for you',
        404: 'Page not found',
        413: 'That is too large',
        429: 'Too many tries',
      })[status] ?? 'Something went wrong',
    explain: (status) =>
      ({
        400: 'Something in the request was not right.',
        403: 'Your account may not do this. Ask your manager if you think it should.',
        404: 'There is nothing here. The link may be incomplete or out of date.',
        405: 'This address takes what a form sends; open it from its page.',
        413: 'Nothing was stored. Choose a smaller file, or split it into several.',
        429: 'Please wait a little and try again.',
      })[status] ?? 'This is our fault, not yours. Please try again in a moment.',
    back: 'Go to the start page',
    again: 'Open the page again',
  },
  link: {
    title: 'This link no longer works',
    explain: 'It may have been used already, it may have expired, or it was not copied completely.',
    steward: 'Use the newest text message you got from us, or ask your manager or steward.',
  },
  confirm: {
    title: 'Can you work?',
    yourCalls: 'Your calls',
    greeting: (name, company) => `Hi ${name}, this is ${company}.`,
    question: (call) => `Can you work ${call}?`,
    yesAfterAll: 'I can work after all',
    noAfterAll: 'I can’t work after all',
    full: 'All first-come places of this call are taken. With a yes you are put on the list, and we text you if a place opens up.',
    overlap: (call, other) => `${call} overlaps with ${other}`,
    shortRest: (call, other, hours) => `Only ${hours} h of rest between ${call} and ${other}`,
    otherCall: (call, event, when) => `${call} (${event}) on ${when}`,
    otherCallState: {
      pending: ', which you are asked for, too.',
      available: ', which you said yes to.',
      confirmed: ', which you are confirmed for.',
    },
    running: 'This call has started already. If you say yes, please come now.',
    runningConfirmed: 'This call has started. Please come now.',
    over: 'There is nothing to answer any more: the calls of this event are over.',
    eventCanceled: 'This event was canceled. Please do not come.',
    google: 'Add to Google Calendar',
    cancel: 'I can’t come',
    code: 'Your clock-in code',
    codeIntro:
      'Show this code to your steward when you arrive and when you leave, or open it with your phone’s camera.',
    codeBig: 'Show it large',
    outcome: {
      confirmed: (call, when) => `You are confirmed for ${call} on ${when}. See you there!`,
      available: (call) =>
        `Thank you! You are on the list for ${call}. We will text you when you are confirmed.`,
      declined: (call) => `Thank you for telling us that you can’t work ${call}.`,
      unchanged: (call) => `Your answer for ${call} was saved already.`,
      canceled: (call) => `You are no longer on ${call}. Thank you for telling us.`,
    },
  },
  cancel: {
    title: 'Cancel this call?',
    ask: (call, when) => `You are confirmed for ${call} on ${when}.`,
    consequence:
      'If you cancel, somebody else will get your place. Only a manager can put you back on the call.',
    yes: 'Yes, I can’t come',
    keep: 'No, I will be there',
    impossible: 'You are not confirmed for this call, so there is nothing to cancel.',
    done: (call) => `You are no longer on ${call}`,
    doneExplain: 'Thank you for telling us. Your manager has been notified.',
  },
  timeChange: {
    title: 'Your call has moved',
    moved: (call, event) => `${call} of ${event} has a new time.`,
    before: 'Before',
    now: 'New time',
    question: 'Can you work at the new time?',
    can: 'Yes, I’ll be there',
    cant: 'No, I can’t do it',
    message: 'Message to your manager',
    messageHint: 'Optional. For example, what time would work for you.',
    choose: 'Choose whether you can work at the new time.',
    tooLong: 'Please keep the message below 500 characters.',
    thanksCan: (when) => `Great, see you on ${when}.`,
    thanksCant:
      'Thanks for telling us. Your manager will get in touch; until then you stay on the call.',
    goneTitle: 'This question is closed',
    gone: 'You have answered it already, the call has moved again, or it is too late to answer. If you are unsure, ask your manager.',
  },
  clockIn: {
    title: 'Clock in and out',
    who: (name) => `You are ${name}.`,
    clockIn: 'Clock in',
    clockOut: 'Clock out',
    running: (since) => `Clocked in since ${since}`,
    nothing: 'Please see your steward',
    nothingIntro:
      'You can clock in from 60 minutes before a call to 60 minutes after it, and none of your calls is that close right now.',
    yourCalls: 'Your calls at this event',
    done: (call) => `You have clocked out of ${call}.`,
    clockedIn: (call, time) => `You are clocked in for ${call} at ${time}. Have a good shift!`,
    clockedOut: (call, time) => `You are clocked out of ${call} at ${time}. Thank you!`,
    stillIn: (since) => `You are in since ${since}.`,
    expired: 'This code has expired. Please see your steward.',
  },
  station: {
    clockedIn: (name, call, time) =>
      `${name}, you are clocked in for ${call} at ${time}. Have a good shift!`,
    clockedOut: (name, call, time) =>
      `${name}, you are clocked out of ${call} at ${time}. Thank you!`,
    stillIn: (name, since) => `${name}: You are in since ${since}.`,
  },
  code: {
    title: 'Your clock-in code',
    show: (event) => `Show this to your steward at ${event}.`,
    alt: 'QR code for clocking in',
    open: 'Open the clock-in page on this phone',
  },
  register: {
    title: 'Your own account',
    soon: 'Accounts for workers come with your company’s app: it will send you a personal link.',
    meanwhile:
      'You do not need one to work: answer calls and clock in with the links in our text messages.',
  },
  errorMessages: {},
};
