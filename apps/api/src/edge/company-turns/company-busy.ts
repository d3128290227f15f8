import { Throttled } from '#libs/kernel';

/** A company asks for more at once than a process does for one company. */
export class CompanyBusy extends Throttled {
  override readonly code = 'company.busy';

  constructor() {
    super(
      2,
      'Your company asks for more at once than we do for one company. Please try again in some seconds.',
    );
  }
}
