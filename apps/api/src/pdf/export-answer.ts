import { NotFound } from '#libs/kernel';
import { type PayExportRow, readParts, TABLE_TYPES } from '#libs/pay';
import type { UnitOfWork } from '#libs/platform';

/**
 * The file of an export as an answer, streamed part by part.
 *
 * @throws NotFound it is not written yet, or was deleted
 */
export function exportAnswer(unitOfWork: UnitOfWork, row: PayExportRow): Response {
  if (row.state !== 'done') throw new NotFound('PayExportFile');
  const parts = readParts(unitOfWork, row.id);
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const part = await parts.next();
      if (part.done) controller.close();
      else controller.enqueue(part.value);
    },
  });
  return new Response(stream, {
    headers: {
      'content-type': TABLE_TYPES[row.format === 'xlsx' ? 'xlsx' : 'csv'],
      'content-disposition': `attachment; filename="${row.file_name}"`,
      'cache-control': 'private, no-store',
    },
  });
}
