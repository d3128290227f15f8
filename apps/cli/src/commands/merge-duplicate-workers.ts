import { WorkerMergingService } from '#libs/time-entry';
import { UnitOfWork } from '#libs/platform';
import { type Command, DRY_RUN } from '../command.js';

export const mergeDuplicateWorkers: Command = {
  name: 'merge-duplicate-workers',
  summary:
    'Makes one contact of those of a company that have one number; the oldest stays and gets the requests.',
  options: { 'dry-run': DRY_RUN },
  prepare(values) {
    const dryRun = values['dry-run'] === true;
    return async ({ app, print }) => {
      const { merged, left } = await app
        .get(UnitOfWork)
        .asSystem((work) =>
          app.get(WorkerMergingService, { strict: false }).merge(work, { dryRun }),
        );
      for (const { keptId, mergedId, companyId } of merged)
        print(
          `Company ${companyId}: contact ${mergedId} ${dryRun ? 'would go' : 'went'} into ${keptId}.`,
        );
      for (const { keptId, otherId, because } of left)
        print(`Left alone: contacts ${keptId} and ${otherId}, because of ${because}.`);
      print(`${dryRun ? 'To merge' : 'Merged'}: ${merged.length}. Left alone: ${left.length}.`);
    };
  },
};
