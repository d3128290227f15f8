import { PhoneNormalisingService } from '#libs/labor';
import { UnitOfWork } from '#libs/platform';
import { type Command, DRY_RUN } from '../command.js';

export const normalisePhones: Command = {
  name: 'normalise-phones',
  summary: 'Writes the phone numbers of all contacts in one form (E.164).',
  options: { 'dry-run': DRY_RUN },
  prepare(values) {
    const dryRun = values['dry-run'] === true;
    return async ({ app, print }) => {
      const report = await app
        .get(UnitOfWork)
        .asSystem((work) =>
          app.get(PhoneNormalisingService, { strict: false }).normalise(work, { dryRun }),
        );
      print(
        `${dryRun ? 'To change' : 'Changed'}: ${report.workers} contacts, ${report.altPhones} alternate phones.`,
      );
      if (report.duplicates.length > 0)
        print(
          `Contacts that are somebody's duplicate, see merge-duplicate-workers: ${report.duplicates.join(', ')}`,
        );
      if (report.unreadable.length > 0)
        print(`Contacts whose number is none: ${report.unreadable.join(', ')}`);
    };
  },
};
