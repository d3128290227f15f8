import process from 'node:process';
import { type TableCell, tableFile, type TableFormat } from '#libs/pay';
import { PdfPaper } from '../../apps/api/src/pdf/pdf-paper.js';
import { pdfTable } from '../../apps/api/src/pdf/pdf-table.js';

/** Writes one file to nowhere: the kind, and how many rows or pages. */
const [kind, amount] = [process.argv[2]!, Number(process.argv[3])];
const started = performance.now();
const file = kind === 'pdf' ? await paper(amount) : table(kind as TableFormat, amount);
let bytes = 0;
for await (const chunk of file) bytes += chunk.length;
const seconds = (performance.now() - started) / 1000;
const kilobytes = process.resourceUsage().maxRSS;
process.stdout.write(JSON.stringify({ seconds, kilobytes, bytes }));

function table(format: TableFormat, count: number): ReadableStream<Uint8Array> {
  const texts = ['Worker', 'Payroll number', 'Date', 'Event', 'Call', 'Code'];
  const numbers = ['Hours', 'Multiplier', 'Rate', 'Amount'];
  const columns = [
    ...texts.map((title) => ({ title })),
    ...numbers.map((title) => ({ title, decimals: 2 })),
  ];
  return tableFile({ name: 'Pay', columns, rows: rows(count) }, format);
}

function* rows(count: number): Generator<TableCell[]> {
  for (let nth = 0; nth < count; nth++) yield [...named(nth), ...counted(nth)];
}

function named(nth: number): string[] {
  const date = `2026-11-${String(1 + (nth % 28)).padStart(2, '0')}`;
  return [
    `Núñez, Worker ${nth % 5000}`,
    `P${nth % 5000}`,
    date,
    `Event ${nth % 300}`,
    'Load in',
    'regular',
  ];
}

function counted(nth: number): number[] {
  const minutes = 480 + (nth % 90);
  return [minutes / 60, 1, 22.5, Math.round((minutes * 2250) / 60) / 100];
}

/** A sheet of hours on as many pages: 25 rows fill one. */
async function paper(pages: number): Promise<ReadableStream<Uint8Array>> {
  const document = await PdfPaper.begin({
    ...{ title: 'Hours', company: 'Northern Lights', layout: 'landscape', language: 'en' },
  });
  const columns = ['Worker', 'Number', 'Date', 'Event', 'Call', 'Hours', 'Rate', 'Amount'];
  const table = columns.map((title) => ({ title, share: 1 }));
  const write = async (): Promise<void> => {
    for (let page = 0; page < pages; page++) {
      if (page > 0) document.document.addPage();
      pdfTable(
        document,
        table,
        Array.from({ length: 22 }, (_, nth) => [
          ...named(page * 22 + nth).slice(0, 5),
          ...counted(nth).slice(1).map(String),
        ]),
      );
      await new Promise(setImmediate); // What is written is read before more is.
    }
    document.end();
  };
  void write();
  return document.stream();
}
