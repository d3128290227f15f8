import { zoneOf } from '#libs/event';
import { displayDate, displayTime } from '#libs/kernel';
import type { HoursReportCall } from '#libs/time-entry';
import { PaperTable } from './paper-table.js';
import { type ReportCells, reportCells, twelveHours } from './report-cells.js';
import type { ReportWords } from './reports.words.js';

const KEYS = [
  ...([
    'worker',
    'laborType',
    'signIn',
    'signOut',
    'breaks',
    'normal',
    'penalty',
    'total',
  ] as const),
];

/** Landscape letter; company and call lead each page (app.md 8). */
export function callReportPdf(report: HoursReportCall, words: ReportWords): Promise<Buffer> {
  const paper = new PaperTable({
    heading: [report.call.event.company.name, headingOf(report, words)],
    words,
  });
  paper.table(titlesOf(words), cellsOf(report, words));
  paper.signature();
  return paper.finish();
}

/** The same for several events: a heading, a table and a line for a signature for each call, each event on pages of its own. */
export function workersReportPdf(
  calls: readonly HoursReportCall[],
  words: ReportWords,
): Promise<Buffer> {
  const [first] = calls;
  const paper = new PaperTable({
    heading: [first!.call.event.company.name, words.workersTitle],
    words,
  });
  calls.forEach((report, nth) => {
    if (nth > 0 && report.call.event.id !== calls[nth - 1]!.call.event.id) paper.newPage();
    paper.subheading(headingOf(report, words));
    paper.table(titlesOf(words), cellsOf(report, words));
    paper.signature();
  });
  return paper.finish();
}

function headingOf({ call }: HoursReportCall, words: ReportWords): string {
  const time = displayTime(call.time);
  return `${words.heading(call.event.event_name, call.name, time, displayDate(call.date))} (${zoneOf(call.event)})`;
}

function titlesOf({ columns, paper }: ReportWords): string[] {
  return KEYS.map((key) => (key === 'normal' || key === 'penalty' ? paper[key] : columns[key]));
}

function cellsOf({ rows }: HoursReportCall, words: ReportWords): string[][] {
  return rows.map((row) => {
    const cells: ReportCells = reportCells(row, twelveHours, words);
    return KEYS.map((key) => cells[key]);
  });
}
