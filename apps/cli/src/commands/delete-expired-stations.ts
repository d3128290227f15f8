import { UnitOfWork } from '#libs/platform';
import { ExpiredStationService } from '#libs/time-entry';
import { type Command, DRY_RUN } from '../command.js';

export const deleteExpiredStations: Command = {
  name: 'delete-expired-stations',
  summary: 'Deletes sign-in stations whose link does not open anything any more.',
  options: { 'dry-run': DRY_RUN },
  prepare(values) {
    const dryRun = values['dry-run'] === true;
    return async ({ app, print }) => {
      const count = await app
        .get(UnitOfWork)
        .asSystem((work) =>
          app.get(ExpiredStationService, { strict: false }).delete(work, { dryRun }),
        );
      print(`${dryRun ? 'To delete' : 'Deleted'}: ${count} stations.`);
    };
  },
};
