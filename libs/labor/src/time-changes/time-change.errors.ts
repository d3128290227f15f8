import { Unknown } from '#libs/kernel';

/** Unknown, answered or expired; clients cannot tell which. */
export class TimeChangeGone extends Unknown {
  constructor() {
    super(
      'time_change.unknown',
      'This link is no longer valid: it was answered, or it has expired.',
    );
  }
}
