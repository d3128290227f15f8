/** All texts of the workers' pages in one language. Names, dates and times are passed in formatted. */
export interface Translations {
  layout: { skip: string; footer: string };
  /** 'Friday, May 2, 2031 at 7:00 AM' from its parts. */
  dateAndTime: (date: string, time: string) => string;
  /** Names the zone of the times: 'Eastern Time'. */
  venueTime: (zone: string) => string;
  toBeDetermined: string;
  errors: {
    title: (status: number) => string;
    explain: (status: number) => string;
    back: string;
    again: string;
  };
  link: { title: string; explain: string; steward: string };
  confirm: {
    title: string;
    yourCalls: string;
    greeting: (name: string, company: string) => string;
    question: (call: string) => string;
    /** Offers a yes after a no. */
    yesAfterAll: string;
    noAfterAll: string;
    full: string;
    /** Two calls that overlap. @param other 'Load in (Spring tour) on Friday, …' */
    overlap: (call: string, other: string) => string;
    /** @param hours '3.5', between the two */
    shortRest: (call: string, other: string, hours: string) => string;
    otherCall: (call: string, event: string, when: string) => string;
    /** The worker's state at the other call, as the end of a sentence. */
    otherCallState: { pending: string; available: string; confirmed: string };
    /** Shown on a call that has begun and is offered. */
    running: string;
    runningConfirmed: string;
    over: string;
    eventCanceled: string;
    google: string;
    cancel: string;
    code: string;
    codeIntro: string;
    codeBig: string;
    outcome: {
      confirmed: (call: string, when: string) => string;
      available: (call: string) => string;
      declined: (call: string) => string;
      unchanged: (call: string) => string;
      canceled: (call: string) => string;
    };
  };
  cancel: {
    title: string;
    ask: (call: string, when: string) => string;
    consequence: string;
    yes: string;
    keep: string;
    impossible: string;
    done: (call: string) => string;
    doneExplain: string;
  };
  timeChange: {
    title: string;
    moved: (call: string, event: string) => string;
    before: string;
    now: string;
    question: string;
    can: string;
    cant: string;
    message: string;
    messageHint: string;
    choose: string;
    tooLong: string;
    thanksCan: (when: string) => string;
    thanksCant: string;
    goneTitle: string;
    gone: string;
  };
  clockIn: {
    title: string;
    who: (name: string) => string;
    clockIn: string;
    clockOut: string;
    running: (since: string) => string;
    nothing: string;
    nothingIntro: string;
    yourCalls: string;
    done: (call: string) => string;
    clockedIn: (call: string, time: string) => string;
    clockedOut: (call: string, time: string) => string;
    stillIn: (since: string) => string;
    expired: string;
  };
  station: {
    clockedIn: (name: string, call: string, time: string) => string;
    clockedOut: (name: string, call: string, time: string) => string;
    stillIn: (name: string, since: string) => string;
  };
  code: { title: string; show: (event: string) => string; alt: string; open: string };
  register: { title: string; soon: string; meanwhile: string };
  /** Messages of domain errors in this language, by code. Errors without an entry keep their own message. */
  errorMessages: Readonly<Record<string, string>>;
}
