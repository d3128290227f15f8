import { createHash } from 'node:crypto';
import { NotFound } from '#libs/kernel';
import type { UnitOfWork, Work } from '#libs/platform';

/** Octets of a part: PostgreSQL sends twice as many digits, which V8 collects cheaply up to 128 kB. */
const PART = 48 * 1024;

/** Keeps a file in parts, while it is written. */
export class ExportParts {
  private readonly hash = createHash('sha256');
  private waiting: Uint8Array[] = [];
  private size = 0;
  private nth = 0;
  bytes = 0;

  constructor(private readonly exportOf: { id: number; companyId: number }) {}

  /** Takes a piece of the file, and writes when a part is full; nothing, once the export runs no more. */
  async add(work: Work, chunk: Uint8Array): Promise<void> {
    this.hash.update(chunk);
    this.bytes += chunk.length;
    this.size += chunk.length;
    this.waiting.push(chunk);
    if (this.size >= PART) await this.flush(work);
  }

  /** Writes the rest. @returns SHA-256 of the whole, in hexadecimal digits */
  async end(work: Work): Promise<string> {
    if (this.size > 0 || this.nth === 0) await this.flush(work);
    return this.hash.digest('hex');
  }

  private async flush(work: Work): Promise<void> {
    const { id, companyId } = this.exportOf;
    await work.rows(
      // Waits for whoever ends the export, such as somebody's erasure: what was read before is not written after it.
      `insert into pay_export_parts (pay_export_id, company_id, nth, bytes)
       select pxe.id, $2, $3, $4 from pay_exports pxe where pxe.id = $1 and pxe.state = 'running' for share`,
      [id, companyId, this.nth++, Buffer.concat(this.waiting)],
    );
    [this.waiting, this.size] = [[], 0];
  }
}

/** A kept file, part by part, a statement for each; nothing holds the whole. The caller has checked the right. */
export async function* readParts(unitOfWork: UnitOfWork, exportId: number): AsyncGenerator<Buffer> {
  for (let nth = 0, isLast = false; !isLast; nth++) {
    const work = unitOfWork.reading();
    const part = await work.row<{ bytes: Buffer; is_last: boolean }>(
      `select pxp.bytes, not exists (select from pay_export_parts later where later.pay_export_id = $1 and later.nth > $2) as is_last
         from pay_export_parts pxp where pxp.pay_export_id = $1 and pxp.nth = $2`,
      [exportId, nth],
    );
    // A file that is done has a part: one that is not there was deleted, and half a file is none.
    if (!part) throw new NotFound('PayExportFile');
    isLast = part.is_last;
    yield part.bytes;
  }
}
