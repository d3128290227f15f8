import { zoneOf } from '#libs/event';
import type { Language } from '#libs/messaging';
import type { HoursReportCall } from '#libs/time-entry';
import { PdfPaper } from '../../pdf/pdf-paper.js';
import { type PdfColumn, pdfTable, pdfTableHeight } from '../../pdf/pdf-table.js';
import { formatDateTime } from '../translations/format-date-time.js';
import { columnShares } from './column-shares.js';
import { reportCells, twelveHours } from './report-cells.js';
import type { ReportWords } from './reports.words.js';
import { sheetStateLine } from './sheet-state-line.js';

interface ReportLanguage {
  words: ReportWords;
  language: Language;
}

const TEXTS = ['worker', 'laborType', 'signIn', 'signOut', 'breaks'] as const;
const NUMBERS = ['normal', 'penalty', 'total'] as const;
const SIGNATURE = 64;
/** The state of the sheet above it, on two lines at most. */
const SIGNED = SIGNATURE + 36;
const HEADING = 34;
/** Tables of more rows fill a page anyhow. */
const FEW_ROWS = 30;

/** Landscape letter; company and call lead each page, a line for a signature ends it. */
export async function callReportPdf(
  report: HoursReportCall,
  inWords: ReportLanguage,
): Promise<PdfPaper> {
  const { words, language } = inWords;
  const { company } = report.call.event;
  const paper = await PdfPaper.begin({
    ...{ title: nameOf(report), subtitle: whenOf(report, language), company: company.name },
    ...{ layout: 'landscape' as const, language },
  });
  const cells = cellsOf(report.rows, inWords);
  pdfTable(paper, columnsFor([cells], words), cells, SIGNED);
  signed(paper, report, inWords);
  paper.end();
  return paper;
}

/** The same for several events: a heading, a table and a line for a signature for each call, each event on pages of its own. */
export async function workersReportPdf(
  calls: readonly HoursReportCall[],
  inWords: ReportLanguage,
): Promise<PdfPaper> {
  const { words, language } = inWords;
  const cells = calls.map(({ rows }) => cellsOf(rows, inWords));
  const columns = columnsFor(cells, words);
  const paper = await PdfPaper.begin({
    ...{ title: words.workersTitle, company: calls[0]!.call.event.company.name },
    ...{ layout: 'landscape' as const, language },
  });
  calls.forEach((report, nth) => {
    if (nth > 0 && report.call.event.id !== calls[nth - 1]!.call.event.id) paper.document.addPage();
    const rows = cells[nth]!;
    if (rows.length > 0 && rows.length <= FEW_ROWS) together(paper, columns, rows);
    paper.heading(`${nameOf(report)}, ${whenOf(report, language)}`);
    if (report.rows.length === 0) return paper.paragraph(words.nobody, { muted: true });
    pdfTable(paper, columns, rows, SIGNED);
    signed(paper, report, inWords);
  });
  paper.end();
  return paper;
}

/** Begins a page where a call with its hours and the line for a signature would be torn apart, and fits on one. */
function together(paper: PdfPaper, columns: readonly PdfColumn[], rows: string[][]): void {
  const height = HEADING + pdfTableHeight(paper, columns, rows) + SIGNED;
  if (height <= paper.height) paper.need(height);
}

/** @param tables the cells of all calls of the document, so that their columns are equally wide */
function columnsFor(tables: readonly string[][][], words: ReportWords): PdfColumn[] {
  const titles = [
    ...TEXTS.map((key) => words.columns[key]),
    ...[words.paper.normal, words.paper.penalty, words.columns.total],
  ];
  const shares = columnShares([titles, ...tables.flat()]);
  return titles.map((title, nth) => ({
    title,
    share: shares[nth]!,
    align: nth < TEXTS.length ? 'left' : 'right',
  }));
}

function cellsOf(rows: HoursReportCall['rows'], { words, language }: ReportLanguage): string[][] {
  const format = twelveHours(language);
  return rows.map((row) => {
    const cells = reportCells(row, format, words);
    return [...TEXTS, ...NUMBERS].map((key) => cells[key]);
  });
}

function nameOf({ call }: HoursReportCall): string {
  return `${call.event.event_name}: ${call.name}`;
}

function whenOf({ call }: HoursReportCall, language: Language): string {
  return `${formatDateTime(call.date, call.time, language)} (${zoneOf(call.event)})`;
}

/** Whether the hours are approved, and where to sign. */
function signed(paper: PdfPaper, { call, sheet }: HoursReportCall, inWords: ReportLanguage): void {
  paper.paragraph(sheetStateLine(sheet, zoneOf(call.event), inWords), { muted: true });
  signature(paper, inWords.words);
}

/** A line for a name and one for a date. */
function signature(paper: PdfPaper, words: ReportWords): void {
  paper.need(SIGNATURE);
  const { document } = paper;
  const { left } = document.page.margins;
  const y = document.y + 36;
  document.lineWidth(0.5).strokeColor('black');
  document
    .moveTo(left, y)
    .lineTo(left + 260, y)
    .stroke();
  document
    .moveTo(left + 300, y)
    .lineTo(left + 420, y)
    .stroke();
  document.font('normal').fontSize(8).fillColor('black');
  document.text(words.signature, left, y + 3, { lineBreak: false });
  document.text(words.date, left + 300, y + 3, { lineBreak: false });
  document.x = left;
  document.y = y + 20;
}
