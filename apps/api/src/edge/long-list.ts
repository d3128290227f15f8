import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { keyOf, type Page, type SortOrder } from '#libs/platform';
import { pageOf, type PageQuery, turnPage } from './paging.js';

/** Rows that are read, presented and written at once: about a megabyte. A usual company's lists fit into one. */
const PART = 500;

interface Asked<Row> {
  query: PageQuery;
  reply: FastifyReply;
  order: SortOrder<Row>;
}

export interface WrittenList<Row, View, Answer> {
  /** More rows than the limit where there are more. */
  read(page: Page): Promise<Row[]>;
  present(row: Row): View;
  /** The answer around the list, or the list itself. Called when the first rows are read, and again when all are. */
  around(views: View[]): Answer;
}

/**
 * Answers a list: the page somebody asks for, or all of it.
 *
 * @throws Invalid naming `cursor`: not one that we gave for this list
 */
export async function answerList<Row, View, Answer>(
  { query, reply, order }: Asked<Row>,
  written: WrittenList<Row, View, Answer>,
): Promise<Answer | StreamableFile> {
  const page = pageOf(query, order);
  if (!page) return wholeList(order, written);
  return written.around(
    turnPage(reply, await written.read(page), page, order).map((row) => written.present(row)),
  );
}

/**
 * All of a list. What is longer than a part is read, presented and written part by part, by key as pages are: a process never
 * holds more of it than a part or two, waits where the reader is slow, and keeps no connection of the database meanwhile. Should
 * reading fail half-way, the answer ends broken off.
 */
export async function wholeList<Row, View, Answer>(
  order: SortOrder<Row>,
  written: WrittenList<Row, View, Answer>,
): Promise<Answer | StreamableFile> {
  const rows = await written.read({ limit: PART, after: null });
  if (rows.length <= PART) return written.around(rows.map((row) => written.present(row)));
  const text = textOf(partsOf(rows, order, written), written);
  return new StreamableFile(Readable.from(text, { objectMode: false }), {
    type: 'application/json; charset=utf-8',
  });
}

async function* partsOf<Row, View, Answer>(
  first: Row[],
  order: SortOrder<Row>,
  written: WrittenList<Row, View, Answer>,
): AsyncGenerator<Row[]> {
  for (let part = first; ;) {
    yield part.slice(0, PART);
    if (part.length <= PART) return;
    part = await written.read({ limit: PART, after: keyOf(order, part[PART - 1]!) });
  }
}

async function* textOf<Row, View, Answer>(
  parts: AsyncIterable<Row[]>,
  written: WrittenList<Row, View, Answer>,
): AsyncGenerator<Buffer> {
  let between = frameOf(written).before;
  for await (const part of parts) {
    if (part.length > 0)
      yield Buffer.from(between + inner(part.map((row) => written.present(row))));
    between = ',';
  }
  yield Buffer.from(frameOf(written).after);
}

interface Frame {
  before: string;
  after: string;
}

/** What stands around the list in the answer, found by leaving its place empty. */
function frameOf<Row, View, Answer>(written: WrittenList<Row, View, Answer>): Frame {
  const place: View[] = [];
  const answer: unknown = written.around(place);
  if (answer === place) return { before: '[', after: ']' };
  const fields = Object.entries(answer as object);
  const at = fields.findIndex(([, value]) => value === place);
  const others = (some: [string, unknown][]): string[] =>
    some.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
  const before = [...others(fields.slice(0, at)), `${JSON.stringify(fields[at]![0])}:[`].join(',');
  return { before: `{${before}`, after: `${[']', ...others(fields.slice(at + 1))].join(',')}}` };
}

/** JSON of a list, without its brackets. */
function inner(views: readonly unknown[]): string {
  return JSON.stringify(views).slice(1, -1);
}
