import { Conflict } from '#libs/kernel';

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
