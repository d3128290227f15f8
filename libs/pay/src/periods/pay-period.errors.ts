import { Conflict, moneyText } from '#libs/kernel';

/** It, or a later one, is closed. */
export class PeriodIsClosed extends Conflict {
  constructor() {
    super('pay_period.closed', 'This pay period is closed already.');
  }
}

/** Its last day is not over. */
export class PeriodIsRunning extends Conflict {
  constructor(endsOn: string) {
    super(
      'pay_period.running',
      `This pay period runs until ${endsOn}; it can be closed afterwards.`,
    );
  }
}

/** A change of rates, rules or settings reaches back into closed periods, and whoever makes it has not confirmed that. */
export class ChangesClosedPay extends Conflict {
  constructor({
    closedUntil,
    entries,
    cents,
  }: {
    closedUntil: string;
    entries: number;
    cents: number | null;
  }) {
    const count = entries === 1 ? '1 time entry' : `${entries} time entries`;
    const what =
      cents === null
        ? `${count} of closed periods may be paid otherwise, and the next closing pays what differs`
        : `this changes ${count} of closed periods by ${moneyText(cents, 2)}, which the next closing pays as a difference`;
    super(
      'pay_period.changes_closed',
      `Pay is closed until ${closedUntil}: ${what}. Nothing is saved yet; save again to go on.`,
    );
  }
}
