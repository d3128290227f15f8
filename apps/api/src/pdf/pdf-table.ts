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
/** Below a table. */
const SPACE = 8;
const COLOURS = { head: '#4a5563', body: '#faf8f1', line: '#c9d0d8' };

/**
 * A table with a grid. Its head is repeated on each page; a row stays whole, unless it is longer than a page: then it is
 * cut with an ellipsis.
 *
 * @param below points that stay on the page of the last row, for what belongs to the table: a line for a signature
 */
export function pdfTable(
  paper: PdfPaper,
  columns: readonly PdfColumn[],
  rows: Iterable<readonly string[]>,
  below = 0,
): void {
  const { document } = paper;
  const left = document.page.margins.left;
  const widths = widthsOf(paper, columns);
  const heightOf = (cells: readonly string[]): number => rowHeight(paper, widths, cells);
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
  let isFirst = true;
  const body = (cells: readonly string[], kept: number): void => {
    document.font('normal').fontSize(SIZE);
    const wanted = heightOf(cells);
    // A head without a row beneath it says nothing.
    if (document.y + wanted + (isFirst ? 0 : kept) > paper.bottom) {
      document.addPage();
      head();
    }
    isFirst = false;
    row(cells, Math.min(wanted, paper.bottom - document.y), false);
  };
  let waiting: readonly string[] | null = null;
  for (const cells of rows) {
    if (waiting) body(waiting, 0);
    waiting = cells;
  }
  if (waiting) body(waiting, below + SPACE);
  document.y += SPACE;
}

/** Points that a table of these rows takes on one page. */
export function pdfTableHeight(
  paper: PdfPaper,
  columns: readonly PdfColumn[],
  rows: readonly (readonly string[])[],
): number {
  const widths = widthsOf(paper, columns);
  paper.document.font('bold').fontSize(SIZE);
  const head = rowHeight(
    paper,
    widths,
    columns.map(({ title }) => title),
  );
  paper.document.font('normal').fontSize(SIZE);
  return rows.reduce((sum, cells) => sum + rowHeight(paper, widths, cells), head + SPACE);
}

function widthsOf(paper: PdfPaper, columns: readonly PdfColumn[]): number[] {
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  return columns.map(({ share }) => (share / all) * paper.width);
}

/** In the font that is set. */
function rowHeight(
  { document }: PdfPaper,
  widths: readonly number[],
  cells: readonly string[],
): number {
  const heights = cells.map((cell, at) =>
    document.heightOfString(printable(cell) || ' ', { width: widths[at]! - 2 * PADDING }),
  );
  return Math.max(...heights) + 2 * PADDING;
}
