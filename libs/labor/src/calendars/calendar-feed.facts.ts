import { Fact } from '#libs/platform';

/** The address of a person's calendar was made, renewed (the one before ended) or ended. Never holds the address. */
export class CalendarFeedChanged extends Fact {
  readonly name = 'user.calendar_feed_changed';
  constructor(userId: number, feed: 'made' | 'renewed' | 'ended') {
    super({ companyId: null, subject: 'user', subjectId: userId, after: { calendar_feed: feed } });
  }
}
