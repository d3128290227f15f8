import type { PdfPaper } from './pdf-paper.js';
import { PDF_COLOURS } from './pdf-paper.js';
import { printable } from './printable.js';

export interface PdfColumn {
  title: string;
  /** Its share of the paper's width. */
  share: number;
  align?: 'left' | 'right' | 'center';
}

const PADDING = 4;
const SIZE = 9.5;
const COLOURS = { head: '#4a5563', body: '#faf8f1', line: '#c9d0d8' };

/**
 * A table with a grid. Its head is repeated on each page; a row stays whole, unless it is longer than a page: then it is
 * cut with an ellipsis.
 */
export function pdfTable(
  paper: PdfPaper,
  columns: readonly PdfColumn[],
  rows: Iterable<readonly string[]>,
): void {
  const { document } = paper;
  const left = document.page.margins.left;
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => (share / all) * paper.width);

  const heightOf = (cells: readonly string[]): number =>
    Math.max(
      ...cells.map((cell, at) =>
        document.heightOfString(printable(cell) || ' ', { width: widths[at]! - 2 * PADDING }),
      ),
    ) +
    2 * PADDING;
  const row = (cells: readonly string[], height: number, isHead: boolean): void => {
    const { y } = document;
    let x = left;
    for (const [at, cell] of cells.entries()) {
      const width = widths[at]!;
      document
        .rect(x, y, width, height)
        .fillColor(isHead ? COLOURS.head : COLOURS.body)
        .fill();
      document.rect(x, y, width, height).lineWidth(0.5).strokeColor(COLOURS.line).stroke();
      document.fillColor(isHead ? '#ffffff' : PDF_COLOURS.ink);
      document.text(printable(cell), x + PADDING, y + PADDING, {
        width: width - 2 * PADDING,
        height: height - 2 * PADDING + 1,
        align: columns[at]!.align ?? 'left',
        ellipsis: true,
      });
      x += width;
    }
    document.x = left;
    document.y = y + height;
  };
  const head = (): void => {
    document.font('bold').fontSize(SIZE);
    const titles = columns.map(({ title }) => title);
    row(titles, heightOf(titles), true);
    document.font('normal').fontSize(SIZE);
  };

  paper.need(4 * (SIZE + 2 * PADDING));
  head();
  for (const cells of rows) {
    document.font('normal').fontSize(SIZE);
    const wanted = heightOf(cells);
    if (document.y + wanted > paper.bottom) {
      document.addPage();
      head();
    }
    row(cells, Math.min(wanted, paper.bottom - document.y), false);
  }
  document.y += 8;
}
