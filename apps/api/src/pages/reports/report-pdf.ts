import { zoneOf } from '#libs/event';
import { displayDate, displayTime } from '#libs/kernel';
import type { HoursReportCall } from '#libs/time-entry';
import { PdfPaper } from '../../pdf/pdf-paper.js';
import { type PdfColumn, pdfTable } from '../../pdf/pdf-table.js';
import { columnShares } from './column-shares.js';
import { reportCells, twelveHours } from './report-cells.js';
import type { ReportWords } from './reports.words.js';

interface ReportLanguage {
  words: ReportWords;
  language: 'en' | 'es';
}

const TEXTS = ['worker', 'laborType', 'signIn', 'signOut', 'breaks'] as const;
const NUMBERS = ['normal', 'penalty', 'total'] as const;
const SIGNATURE = 64;

/** Landscape letter; company and call lead each page, a line for a signature ends it (app.md 8). */
export async function callReportPdf(
  report: HoursReportCall,
  { words, language }: ReportLanguage,
): Promise<PdfPaper> {
  const { company } = report.call.event;
  const paper = await PdfPaper.begin({
    ...{ title: headingOf(report, words), company: company.name },
    ...{ layout: 'landscape' as const, language },
  });
  hoursTable(paper, [report], report, words);
  signature(paper, words);
  paper.end();
  return paper;
}

/** The same for several events: a heading, a table and a line for a signature for each call, each event on pages of its own. */
export async function workersReportPdf(
  calls: readonly HoursReportCall[],
  { words, language }: ReportLanguage,
): Promise<PdfPaper> {
  const paper = await PdfPaper.begin({
    ...{ title: words.workersTitle, company: calls[0]!.call.event.company.name },
    ...{ layout: 'landscape' as const, language },
  });
  calls.forEach((report, nth) => {
    if (nth > 0 && report.call.event.id !== calls[nth - 1]!.call.event.id) paper.document.addPage();
    paper.heading(headingOf(report, words));
    if (report.rows.length === 0) return paper.paragraph(words.nobody, { muted: true });
    hoursTable(paper, calls, report, words);
    signature(paper, words);
  });
  paper.end();
  return paper;
}

/** @param all the calls whose columns are as wide as this one's */
function hoursTable(
  paper: PdfPaper,
  all: readonly HoursReportCall[],
  { rows }: HoursReportCall,
  words: ReportWords,
): void {
  const titles = [
    ...TEXTS.map((key) => words.columns[key]),
    ...[words.paper.normal, words.paper.penalty, words.columns.total],
  ];
  const shares = columnShares([titles, ...all.flatMap((each) => cellsOf(each.rows, words))]);
  const columns = titles.map((title, nth): PdfColumn => ({
    title,
    share: shares[nth]!,
    align: nth < TEXTS.length ? 'left' : 'right',
  }));
  pdfTable(paper, columns, cellsOf(rows, words));
}

function cellsOf(rows: HoursReportCall['rows'], words: ReportWords): string[][] {
  return rows.map((row) => {
    const cells = reportCells(row, twelveHours, words);
    return [...TEXTS, ...NUMBERS].map((key) => cells[key]);
  });
}

function headingOf({ call }: HoursReportCall, words: ReportWords): string {
  const [time, date] = [displayTime(call.time), displayDate(call.date)];
  return `${words.heading(call.event.event_name, call.name, time, date)} (${zoneOf(call.event)})`;
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
