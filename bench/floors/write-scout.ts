import type { DatabaseConnection } from '#libs/platform';
import type { Post } from '../load/writes.child.js';
import { Scout } from './scout.js';
import type { Item, WriteSample } from './value-explainer.js';
import { planOf, type WritePlan } from './write-plan.js';
import { WrittenRows } from './written-rows.js';

/** What is written by way of trial. */
export interface Trial {
  name: string;
  headers: Record<string, string>;
  items: Item[];
  /** As many as items. */
  posts: Post[];
}

export interface TriedWrite {
  plan: WritePlan;
  /** Rows that each transaction of the server left, whole ones of the average, by table. */
  rowsLeft: Map<string, number>;
}

/**
 * Makes a few writes of each kind on a server that tells what it sends.
 *
 * @returns by the trials' names
 * @throws Error as of `planOf`, or the server refuses a write
 */
export async function tryWrites(
  connection: DatabaseConnection,
  trials: readonly Trial[],
): Promise<Map<string, TriedWrite>> {
  const scout = await Scout.start(connection);
  const written = await WrittenRows.of(connection);
  try {
    const tried = new Map<string, TriedWrite>();
    for (const trial of trials) tried.set(trial.name, await tryOut(trial, scout, written));
    return tried;
  } finally {
    await Promise.all([scout.stop(), written.end()]);
  }
}

async function tryOut(
  { name, headers, items, posts }: Trial,
  scout: Scout,
  written: WrittenRows,
): Promise<TriedWrite> {
  const samples: WriteSample[] = [];
  const counted = await written.during(async () => {
    for (const [nth, item] of items.entries()) {
      const began = Date.now();
      const statements = await scout.sentDuring(() => sendTo(scout.url, headers, posts[nth]!));
      samples.push({ item, began, ended: Date.now(), statements });
    }
    return planOf(name, samples);
  });
  const rowsLeft = new Map(
    [...counted.rows].map(([table, rows]) => [table, Math.floor(rows / items.length)]),
  );
  return { plan: counted.result, rowsLeft };
}

/** @throws Error the answer is no success */
async function sendTo(
  url: string,
  headers: Record<string, string>,
  { path, body }: Post,
): Promise<void> {
  const answer = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} was answered ${answer.status}: ${text.slice(0, 300)}`);
}
