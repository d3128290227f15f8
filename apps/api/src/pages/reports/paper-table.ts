import PDFDocument from 'pdfkit';
import type { ReportWords } from './reports.words.js';

const MARGIN = 36;
const PAD = 4;
const SIZE = 9;
const GREY = '#6b7280';
const BEIGE = '#faf5e6';
const GRID = '#9ca3af';
const SIGNATURE_HEIGHT = 54;

interface PaperOptions {
  /** Lead each page. */
  heading: readonly [string, string];
  words: Pick<ReportWords, 'signature' | 'date' | 'page'>;
}

/** Tables on landscape letter paper: widths by content, header row on each page, rows never cut in the middle. */
export class PaperTable {
  private readonly doc: PDFKit.PDFDocument;
  private readonly chunks: Buffer[] = [];
  private readonly width: number;

  constructor(private readonly options: PaperOptions) {
    this.doc = new PDFDocument({
      size: 'LETTER',
      layout: 'landscape',
      margin: MARGIN,
      bufferPages: true,
      info: { Title: options.heading.join(', ') },
    });
    this.doc.on('data', (chunk: Buffer) => this.chunks.push(chunk));
    this.width = this.doc.page.width - 2 * MARGIN;
    this.pageHeading();
  }

  newPage(): void {
    this.doc.addPage();
    this.pageHeading();
  }

  /** A line above the next table; on a new page where no row would follow it. */
  subheading(text: string): void {
    this.doc.font('Helvetica-Bold').fontSize(11).fillColor('black');
    const height = this.doc.heightOfString(text, { width: this.width });
    if (this.doc.y + height + 60 > this.bottom()) this.newPage();
    this.doc
      .font('Helvetica-Bold')
      .fontSize(11)
      .text(text, MARGIN, this.doc.y + 6);
    this.doc.y += 4;
  }

  table(titles: readonly string[], rows: readonly (readonly string[])[]): void {
    const widths = this.widthsOf([titles, ...rows]);
    this.row(titles, widths, true);
    for (const cells of rows) {
      if (this.doc.y + this.heightOf(cells, widths) > this.bottom()) {
        this.newPage();
        this.row(titles, widths, true);
      }
      this.row(cells, widths, false);
    }
  }

  /** A line for a name and one for a date. */
  signature(): void {
    if (this.doc.y + SIGNATURE_HEIGHT > this.bottom()) this.newPage();
    const y = this.doc.y + 36;
    const { words } = this.options;
    this.doc.strokeColor('black').lineWidth(0.5);
    this.doc
      .moveTo(MARGIN, y)
      .lineTo(MARGIN + 260, y)
      .stroke();
    this.doc
      .moveTo(MARGIN + 300, y)
      .lineTo(MARGIN + 420, y)
      .stroke();
    this.doc.font('Helvetica').fontSize(8).fillColor('black');
    this.doc.text(words.signature, MARGIN, y + 3, { lineBreak: false });
    this.doc.text(words.date, MARGIN + 300, y + 3, { lineBreak: false });
    this.doc.x = MARGIN;
    this.doc.y = y + 22;
  }

  /** Numbers the pages. @returns the whole file */
  finish(): Promise<Buffer> {
    const { count } = this.doc.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.doc.switchToPage(page);
      // Below the margin pdfkit would begin another page.
      this.doc.page.margins.bottom = 0;
      const text = this.options.words.page(page + 1, count);
      const y = this.doc.page.height - MARGIN + 8;
      this.doc.font('Helvetica').fontSize(8).fillColor(GREY);
      this.doc.text(text, MARGIN, y, { width: this.width, align: 'right', lineBreak: false });
    }
    return new Promise((resolve) => {
      this.doc.on('end', () => resolve(Buffer.concat(this.chunks)));
      this.doc.end();
    });
  }

  private pageHeading(): void {
    const [company, subject] = this.options.heading;
    this.doc.font('Helvetica-Bold').fontSize(14).fillColor('black').text(company, MARGIN, MARGIN);
    this.doc.font('Helvetica').fontSize(10).text(subject);
    this.doc.y += 8;
  }

  private row(cells: readonly string[], widths: readonly number[], isHeader: boolean): void {
    const { y } = this.doc;
    const height = this.heightOf(cells, widths, isHeader);
    let x = MARGIN;
    cells.forEach((cell, nth) => {
      const width = widths[nth]!;
      this.doc.lineWidth(0.5).strokeColor(GRID);
      this.doc.rect(x, y, width, height).fillAndStroke(isHeader ? GREY : BEIGE, GRID);
      this.doc.font(isHeader ? 'Helvetica-Bold' : 'Helvetica').fontSize(SIZE);
      this.doc.fillColor(isHeader ? 'white' : 'black');
      this.doc.text(cell, x + PAD, y + PAD, { width: width - 2 * PAD });
      x += width;
    });
    this.doc.x = MARGIN;
    this.doc.y = y + height;
  }

  private heightOf(cells: readonly string[], widths: readonly number[], isHeader = false): number {
    this.doc.font(isHeader ? 'Helvetica-Bold' : 'Helvetica').fontSize(SIZE);
    const heights = cells.map((cell, nth) =>
      this.doc.heightOfString(cell || ' ', { width: widths[nth]! - 2 * PAD }),
    );
    return Math.max(...heights) + 2 * PAD;
  }

  /** As wide as the longest cell, and all together as wide as the page; wide ones give way first. */
  private widthsOf(rows: readonly (readonly string[])[]): number[] {
    this.doc.font('Helvetica-Bold').fontSize(SIZE);
    const wanted = rows[0]!.map((_, nth) =>
      Math.max(...rows.map((row) => this.doc.widthOfString(row[nth]!) + 2 * PAD + 1)),
    );
    const most = largestFitting(wanted, this.width);
    const fitted = wanted.map((width) => Math.min(width, most));
    const spare = (this.width - fitted.reduce((sum, width) => sum + width, 0)) / fitted.length;
    return fitted.map((width) => width + Math.max(0, spare));
  }

  private bottom(): number {
    return this.doc.page.height - MARGIN;
  }
}

/** The width to which the widest columns are cut so that all together fit. */
export function largestFitting(wanted: readonly number[], room: number): number {
  const sorted = wanted.toSorted((a, b) => a - b);
  let left = room;
  for (const [nth, width] of sorted.entries()) {
    const share = left / (sorted.length - nth);
    if (width > share) return share;
    left -= width;
  }
  return Infinity;
}
