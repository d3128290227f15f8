import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { sortKeyOf, type KeysetPage, type SortOrder } from '#libs/platform';
import { requestedPage, type PageQuery, cutToPage } from './paging.js';

/** Rows that are read, presented and written together: about a megabyte. Most companies' lists fit into one part. */
const PART_SIZE = 500;

interface ListRequest<Row> {
  query: PageQuery;
  reply: FastifyReply;
  order: SortOrder<Row>;
}

export interface ListSource<Row, View, Answer> {
  /** Returns more rows than the limit where there are more. */
  read(page: KeysetPage): Promise<Row[]>;
  present(row: Row): View;
  /** Builds the answer around the list. Called after the first rows were read, and again after all. */
  wrap(views: View[]): Answer;
}

/**
 * Answers with a list: the requested page, or all of it.
 *
 * @throws Invalid naming `cursor`: it was not issued for this list
 */
export async function respondWithList<Row, View, Answer>(
  { query, reply, order }: ListRequest<Row>,
  written: ListSource<Row, View, Answer>,
): Promise<Answer | StreamableFile> {
  const page = requestedPage(query, order);
  if (!page) return completeList(order, written);
  return written.wrap(
    cutToPage(reply, await written.read(page), page, order).map((row) => written.present(row)),
  );
}

/**
 * Answers with a complete list. A list longer than a part is read by key, presented and written part by part: a process
 * holds at most two parts, waits for slow readers, and keeps no database connection meanwhile. If reading fails
 * half-way, the answer breaks off.
 */
export async function completeList<Row, View, Answer>(
  order: SortOrder<Row>,
  written: ListSource<Row, View, Answer>,
): Promise<Answer | StreamableFile> {
  const rows = await written.read({ limit: PART_SIZE, after: null });
  if (rows.length <= PART_SIZE) return written.wrap(rows.map((row) => written.present(row)));
  const text = jsonChunks(readParts(rows, order, written), written);
  return new StreamableFile(Readable.from(text, { objectMode: false }), {
    type: 'application/json; charset=utf-8',
  });
}

async function* readParts<Row, View, Answer>(
  first: Row[],
  order: SortOrder<Row>,
  written: ListSource<Row, View, Answer>,
): AsyncGenerator<Row[]> {
  for (let part = first; ;) {
    yield part.slice(0, PART_SIZE);
    if (part.length <= PART_SIZE) return;
    part = await written.read({ limit: PART_SIZE, after: sortKeyOf(order, part[PART_SIZE - 1]!) });
  }
}

async function* jsonChunks<Row, View, Answer>(
  parts: AsyncIterable<Row[]>,
  written: ListSource<Row, View, Answer>,
): AsyncGenerator<Buffer> {
  let between = envelopeOf(written).before;
  for await (const part of parts) {
    if (part.length > 0)
      yield Buffer.from(between + jsonWithoutBrackets(part.map((row) => written.present(row))));
    between = ',';
  }
  yield Buffer.from(envelopeOf(written).after);
}

interface ListEnvelope {
  before: string;
  after: string;
}

/** The text before and after the list in the answer, found by rendering it with an empty list. */
function envelopeOf<Row, View, Answer>(written: ListSource<Row, View, Answer>): ListEnvelope {
  const marker: View[] = [];
  const answer: unknown = written.wrap(marker);
  if (answer === marker) return { before: '[', after: ']' };
  const fields = Object.entries(answer as object);
  const at = fields.findIndex(([, value]) => value === marker);
  const others = (some: [string, unknown][]): string[] =>
    some.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
  const before = [...others(fields.slice(0, at)), `${JSON.stringify(fields[at]![0])}:[`].join(',');
  return { before: `{${before}`, after: `${[']', ...others(fields.slice(at + 1))].join(',')}}` };
}

/** JSON of a list, without its brackets. */
function jsonWithoutBrackets(views: readonly unknown[]): string {
  return JSON.stringify(views).slice(1, -1);
}
