import type { PdfPaper } from './pdf-paper.js';

/**
 * The document as an answer, streamed. Call `end` of the paper before or after.
 *
 * @param name of the file, without its ending; other characters than letters, digits, `-` and `_` become `_`
 */
export function pdfAnswer(paper: PdfPaper, name: string, saved: 'inline' | 'attachment'): Response {
  const file = `${name.replace(/[^\w-]+/g, '_') || 'document'}.pdf`;
  return new Response(paper.stream(), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `${saved}; filename="${file}"`,
      'cache-control': 'private, no-store',
    },
  });
}
