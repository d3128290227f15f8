import { Injectable } from '@nestjs/common';
import { OnTask, purgeInParts, UnitOfWork } from '#libs/platform';
import { BUILD_PAY_EXPORT, PURGE_PAY_EXPORTS } from './build-pay-export.task-name.js';
import { ExportWritingService } from './export-writing.service.js';

/** A file is kept so long; it can be made again. */
const KEPT_DAYS = 30;

@Injectable()
export class BuildPayExportTask {
  constructor(
    private readonly exports: ExportWritingService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Idempotent. */
  @OnTask(BUILD_PAY_EXPORT)
  build({ exportId }: { exportId: number }): Promise<void> {
    return this.exports.run(exportId);
  }

  /** May run twice. */
  @OnTask(PURGE_PAY_EXPORTS)
  purge(_payload: object): Promise<void> {
    return purgeInParts(this.unitOfWork, async (work, limit) => {
      const old = await work.rows<{ id: number }>(
        `update pay_exports set state = 'deleted' where id in (
           select pxe.id from pay_exports pxe
            where pxe.state = 'done' and pxe.finished_at < $1::timestamptz - interval '${KEPT_DAYS} days' limit $2) returning id`,
        [work.now, limit],
      );
      await work.rows('delete from pay_export_parts where pay_export_id = any($1::bigint[])', [
        old.map(({ id }) => id),
      ]);
      return old.length;
    });
  }
}
