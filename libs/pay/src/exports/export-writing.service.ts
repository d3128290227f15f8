import { Injectable } from '@nestjs/common';
import { CompanyReplicaService } from '#libs/company';
import { type Caller, UnitOfWork, withLimitedHeap, type Work } from '#libs/platform';
import { type Table, tableFile, type TableFormat } from '../files/table-file.js';
import { type ControlTotals, controlTotals } from '../payroll/payroll-file.js';
import type { EarningKey, PayrollItem } from '../payroll/payroll-item.js';
import { ExportParts } from './export-parts.js';
import { type ExportSource, ExportSourceQueries } from './export-source.queries.js';
import { EXPORT_COLUMNS, type ExportedItem, exportRow } from './export-table.js';

/** Times that the progress of an export is noted. */
const STEPS = 100;

interface RunningExport extends ExportSource {
  id: number;
  format: TableFormat;
}

/** Writes tables of hours and pay in the background, from batches of workers into parts of a file. */
@Injectable()
export class ExportWritingService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly source: ExportSourceQueries,
    private readonly replicas: CompanyReplicaService,
  ) {}

  /** Writes the file of an export from its beginning, also after a failure. Idempotent; one that is done stays as it is. */
  async run(exportId: number): Promise<void> {
    const running = await this.unitOfWork.asSystem(async (work) => {
      const begun = await work.row<RunningExport>(
        `update pay_exports set done = 0, state = 'running' where id = $1 and state in ('running', 'failed')
         returning id, company_id as "companyId", pay_period_id as "periodId", format, options`,
        [exportId],
      );
      if (begun) await deleteParts(work, exportId);
      return begun;
    });
    if (!running) return;
    try {
      await withLimitedHeap(() => this.write(running));
    } catch (error) {
      await this.unitOfWork.asSystem(async (work) => {
        await work.rows(
          `update pay_exports set state = 'failed', finished_at = $2 where id = $1 and state = 'running'`,
          [exportId, work.now],
        );
        await deleteParts(work, exportId);
        hintOf(work, running.companyId);
      });
      throw error;
    }
  }

  /** A replica that fails leaves a part of the file, which the primary writes again. */
  private async write(running: RunningExport): Promise<void> {
    const read = await this.replicas.read(running.companyId, (caller) =>
      this.writeParts(running, caller),
    );
    if (!read) await this.unitOfWork.asSystem((work) => deleteParts(work, running.id));
    const { parts, sums } = read?.found ?? (await this.writeParts(running));
    await this.unitOfWork.asSystem(async (work) => {
      const sha256 = await parts.end(work);
      const summary = { rows: sums.rows, bytes: parts.bytes, totals: sums.totals() };
      const kept = await work.row<{ id: number }>(
        `update pay_exports set state = 'done', sha256 = $2, summary = $3, finished_at = $4 where id = $1 and state = 'running' returning id`,
        [running.id, sha256, JSON.stringify(summary), work.now],
      );
      // Somebody in it was forgotten meanwhile.
      if (!kept) await deleteParts(work, running.id);
      hintOf(work, running.companyId);
    });
  }

  /** @param caller whose reads are of a replica; default: those of the primary */
  private async writeParts(running: RunningExport, caller?: Caller): Promise<WrittenParts> {
    const parts = new ExportParts(running);
    const sums = new RunningTotals();
    const table: Table = {
      name: 'Hours and pay',
      columns: EXPORT_COLUMNS,
      rows: this.rows(running, sums, caller),
    };
    const own = this.unitOfWork.reading();
    for await (const chunk of tableFile(table, running.format)) await parts.add(own, chunk);
    return { parts, sums };
  }

  private async *rows(
    running: RunningExport,
    sums: RunningTotals,
    caller?: Caller,
  ): AsyncGenerator<ReturnType<typeof exportRow>> {
    const batches = await this.source.workerBatches(this.unitOfWork.reading(caller), running);
    const total = batches.flat().length;
    let done = 0;
    for (const workers of batches) {
      const work = this.unitOfWork.reading(caller);
      for await (const items of this.source.itemsUnchecked(work, running, workers))
        for (const item of items) {
          sums.add(item);
          yield exportRow(item);
        }
      const before = Math.floor((done * STEPS) / total);
      done += workers.length;
      if (Math.floor((done * STEPS) / total) > before)
        await this.noteProgress(running, done, total);
    }
  }

  private noteProgress(
    { id, companyId }: RunningExport,
    done: number,
    total: number,
  ): Promise<void> {
    return this.unitOfWork.asSystem(async (work) => {
      await work.rows('update pay_exports set done = $2, total = $3 where id = $1', [
        ...[id, done, total],
      ]);
      hintOf(work, companyId);
    });
  }
}

interface WrittenParts {
  parts: ExportParts;
  sums: RunningTotals;
}

/** Control totals of rows that nobody keeps. */
class RunningTotals {
  rows = 0;
  private readonly workers = new Set<number>();
  private readonly sums = new Map<EarningKey, { minutes: number; cents: number }>();

  add({ workerId, earning, minutes, cents }: ExportedItem): void {
    this.rows++;
    this.workers.add(workerId);
    const key = earning as EarningKey;
    const sum = this.sums.get(key) ?? { minutes: 0, cents: 0 };
    this.sums.set(key, { minutes: sum.minutes + (minutes ?? 0), cents: sum.cents + (cents ?? 0) });
  }

  totals(): ControlTotals {
    const items = [...this.sums].map(([key, sum]) => ({ key, ...sum }) as PayrollItem);
    return { ...controlTotals(items), workers: this.workers.size };
  }
}

async function deleteParts(work: Work, exportId: number): Promise<void> {
  await work.rows('delete from pay_export_parts where pay_export_id = $1', [exportId]);
}

function hintOf(work: Work, companyId: number): void {
  work.hint({ topic: 'area', companyId, area: 'pay' });
}
