import { dateIn, instantOf, isDate } from '#libs/kernel';
import { AuditClosingService } from '#libs/notification';
import { UnitOfWork } from '#libs/platform';
import { type Command, type OptionValues, UsageError } from '../command.js';

export const closeAudit: Command = {
  name: 'close-audit',
  summary:
    'Closes the hash chains of the audit trail before a day, so that older entries can be dropped.',
  options: {
    before: { type: 'string', value: '<date>', help: 'the first day that stays, in UTC' },
  },
  prepare(values) {
    const before = dayOf(values);
    return async ({ app, print }) => {
      const closings = app.get(AuditClosingService, { strict: false });
      const closed = await app
        .get(UnitOfWork)
        .asSystem((work) => closings.closeBefore(work, before));
      print(
        `Closed: ${closed} chains. Entries and links from before ${String(values['before'])} can be dropped.`,
      );
    };
  },
};

/** @throws UsageError it is missing, no date, or not over yet */
function dayOf({ before }: OptionValues): Date {
  if (typeof before !== 'string' || !isDate(before))
    throw new UsageError('--before needs a date, such as 2031-01-01.');
  if (before > dateIn('UTC', new Date())) throw new UsageError('--before is a day to come.');
  return instantOf(before, '00:00', 'UTC');
}
