import type { DatabaseConnection } from '#libs/platform';
import type { Post } from '../load/writes.child.js';
import { Scout } from './scout.js';
import type { Item, WriteSample } from './value-explainer.js';
import { isCommitted, planOf, type WritePlan } from './write-plan.js';
import { WrittenRows } from './written-rows.js';

const SAMPLES = 5;
/** Writes of a trial: a sample whose commit was not seen tells nothing, and another one is taken. */
export const TRIED_ROWS = SAMPLES + 2;

/** What is written by way of trial. */
export interface Trial {
  name: string;
  headers: Record<string, string>;
  /** `TRIED_ROWS` of them. */
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
  counter: WrittenRows,
): Promise<TriedWrite> {
  const samples: WriteSample[] = [];
  let written = 0;
  const { result: plan, rows } = await counter.during(async () => {
    for (const item of items) {
      if (samples.length === SAMPLES) break;
      const began = Date.now();
      const post = posts[written++]!;
      const statements = await scout.sentDuring(() => sendTo(scout.url, headers, post));
      if (isCommitted(statements)) samples.push({ item, began, ended: Date.now(), statements });
    }
    if (samples.length < SAMPLES)
      throw new Error(`"${name}" was seen to commit ${samples.length} of ${written} times.`);
    return planOf(name, samples);
  });
  const left = [...rows].map(([table, all]) => [table, Math.floor(all / written)] as const);
  return { plan, rowsLeft: new Map(left) };
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
