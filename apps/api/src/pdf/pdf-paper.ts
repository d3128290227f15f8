import { Readable } from 'node:stream';
import { PDF_FONTS } from './pdf-fonts.js';
import { printable } from './printable.js';

export type PdfDocument = PDFKit.PDFDocument;

export interface PaperOptions {
  /** Of the document, in the reader's tab and at the top of each page. */
  title: string;
  /** Below the title on each page; absent: nothing. */
  subtitle?: string;
  /** Leads each page. */
  company: string;
  /** A PNG or JPEG; null: the name alone. */
  logo?: Buffer | null;
  layout?: 'portrait' | 'landscape';
  language: 'en' | 'es';
}

interface TextStyle {
  font: 'normal' | 'bold';
  size: number;
  colour: string;
}

const MARGIN = 48;
const HEAD = 52;
const FOOT = 24;
/** Where the text of a page begins. */
const TOP = MARGIN + HEAD - 12;
const FEW_LINES = 60;
const PAGE_WORD = { en: 'Page', es: 'Página' };
export const PDF_COLOURS = { ink: '#17202b', muted: '#566373', line: '#c9d0d8', link: '#1c4fd1' };

/**
 * A document on letter paper, written from top to bottom and streamed while it is written: company, title and page number
 * stand on every page. End it, and read `stream`.
 */
export class PdfPaper {
  private pages = 0;
  /** Of the text that is written; the frame of a new page has its own. */
  private style: TextStyle | null = null;

  private constructor(
    readonly document: PdfDocument,
    private readonly options: PaperOptions,
  ) {
    document.registerFont('normal', PDF_FONTS.normal);
    document.registerFont('bold', PDF_FONTS.bold);
    document.on('pageAdded', () => this.frame());
    document.addPage();
  }

  /** The library is loaded with the first document. */
  static async begin(options: PaperOptions): Promise<PdfPaper> {
    const { default: Document } = await import('pdfkit');
    const { layout = 'portrait', language, title } = options;
    const margins = { top: MARGIN + HEAD, bottom: MARGIN + FOOT, left: MARGIN, right: MARGIN };
    const document = new Document({
      ...{ size: 'LETTER', layout, margins, autoFirstPage: false, font: PDF_FONTS.normal },
      ...{ lang: language === 'es' ? 'es-US' : 'en-US', displayTitle: true },
      info: { Title: printable(title), Creator: 'CallManager', Producer: 'CallManager' },
    });
    return new PdfPaper(document, options);
  }

  /** Points between the margins. */
  get width(): number {
    return this.document.page.width - 2 * MARGIN;
  }

  /** The lowest point of a page that may be written on. */
  get bottom(): number {
    return this.document.page.height - MARGIN - FOOT;
  }

  /** Points of a page that may be written on. */
  get height(): number {
    return this.bottom - TOP;
  }

  /** Begins a page where less than so many points are left. */
  need(points: number): void {
    if (this.document.y + points > this.bottom) this.document.addPage();
  }

  heading(text: string): void {
    this.need(120);
    const { document } = this;
    document.y += 10;
    this.write({ font: 'bold', size: 13, colour: PDF_COLOURS.ink });
    document.text(printable(text), MARGIN, document.y, { width: this.width });
    document.y += 2;
  }

  paragraph(text: string, { muted = false, link }: { muted?: boolean; link?: string } = {}): void {
    const { document } = this;
    const colour = link ? PDF_COLOURS.link : muted ? PDF_COLOURS.muted : PDF_COLOURS.ink;
    this.write({ font: 'normal', size: 10.5, colour });
    const options = { width: this.width, lineGap: 1.5, ...(link && { link, underline: true }) };
    document.text(printable(text), MARGIN, document.y, options);
    document.y += 4;
  }

  /** What, and its value beside it. Both stay on one page, unless the value is longer than a page: then it flows on. */
  fact(term: string, value: string, link?: string): void {
    const { document } = this;
    const column = 96;
    const width = this.width - column;
    const inTerm = { width: column - 8 };
    this.write({ font: 'normal', size: 10.5, colour: PDF_COLOURS.muted });
    const termHeight = document.heightOfString(printable(term), inTerm);
    const height = document.heightOfString(printable(value), { width });
    this.need(Math.max(termHeight, height > this.bottom - TOP ? FEW_LINES : height));
    const { y } = document;
    document.text(printable(term), MARGIN, y, inTerm);
    const [page, below] = [this.pages, document.y];
    this.write({ font: 'normal', size: 10.5, colour: link ? PDF_COLOURS.link : PDF_COLOURS.ink });
    const options = { width, ...(link && { link, underline: true }) };
    document.text(printable(value), MARGIN + column, y, options);
    document.y = (page === this.pages ? Math.max(document.y, below) : document.y) + 3;
  }

  /** Sets what the next text looks like, also behind a page break. */
  private write(style: TextStyle): void {
    this.style = style;
    const { font, size, colour } = style;
    this.document.font(font).fontSize(size).fillColor(colour);
  }

  /** Writes the rest. Nothing can be added after it. */
  end(): void {
    this.document.end();
  }

  /** The bytes, as they come: for an answer over HTTP. */
  stream(): ReadableStream<Uint8Array> {
    return Readable.toWeb(this.document) as ReadableStream<Uint8Array>;
  }

  /** Company and title at the top, the page's number at the bottom; then the cursor stands below the head. */
  private frame(): void {
    this.pages++;
    const { document, options } = this;
    const { page } = document;
    const bottom = page.margins.bottom;
    page.margins.bottom = 0; // Text below it would begin another page.
    const one = { lineBreak: false, ellipsis: true, height: 16 } as const;
    const half = this.width / 2 - 8;
    if (options.logo) document.image(options.logo, MARGIN, MARGIN - 16, { fit: [96, 32] });
    const left = options.logo ? MARGIN + 108 : MARGIN;
    document.font('bold').fontSize(11).fillColor(PDF_COLOURS.ink);
    document.text(printable(options.company), left, MARGIN - 8, { ...one, width: half - 108 });
    const right = MARGIN + this.width - half;
    document.text(printable(options.title), right, MARGIN - 14, {
      ...one,
      width: half,
      align: 'right',
    });
    document.font('normal').fontSize(9).fillColor(PDF_COLOURS.muted);
    if (options.subtitle)
      document.text(printable(options.subtitle), right, MARGIN + 3, {
        ...one,
        width: half,
        align: 'right',
      });
    rule(document, MARGIN + 26, this.width);
    const foot = page.height - MARGIN;
    rule(document, foot - 8, this.width);
    const number = `${PAGE_WORD[options.language]} ${this.pages}`;
    document.text(number, MARGIN, foot, { ...one, width: this.width, align: 'right' });
    page.margins.bottom = bottom;
    document.x = MARGIN;
    document.y = TOP;
    if (this.style) this.write(this.style);
  }
}

function rule(document: PdfDocument, y: number, width: number): void {
  document.lineWidth(0.5).strokeColor(PDF_COLOURS.line);
  document
    .moveTo(MARGIN, y)
    .lineTo(MARGIN + width, y)
    .stroke();
}
