import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Offer, WatchedCompany } from './watched-companies.js';

/** An answer, and when its transaction was committed: milliseconds of the wall clock. */
export interface CommittedAnswer {
  company: number;
  at: number;
}

/**
 * Lets workers say yes at a rate per second, to the companies in turn and through both processes in turn.
 *
 * @throws Error an answer was refused, or no offer is left
 */
export async function sendAnswers(
  pool: Pool,
  urls: readonly string[],
  companies: readonly WatchedCompany[],
  rate: number,
  seconds: number,
): Promise<CommittedAnswer[]> {
  const given: { company: number; offer: Offer }[] = [];
  const running: Promise<void>[] = [];
  const began = performance.now();
  for (let n = 0; n < rate * seconds; n++) {
    await sleep(Math.max(0, began + (n * 1000) / rate - performance.now()));
    const company = companies[n % companies.length]!;
    const offer = company.offers.shift();
    if (!offer) throw new Error('There are no more offers to answer.');
    given.push({ company: company.index, offer });
    running.push(answerYes(urls[n % urls.length]!, offer));
  }
  await Promise.all(running);
  return commitsOf(pool, given);
}

async function answerYes(url: string, { id, token, eventSlug }: Offer): Promise<void> {
  const body = JSON.stringify({ [`response_${id}`]: 'yes' });
  const answer = await fetch(`${url}/event/${eventSlug}/confirm/${token}/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  const said = await answer.text();
  if (answer.status !== 200) throw new Error(`An answer was not taken: ${answer.status} ${said}`);
}

async function commitsOf(
  pool: Pool,
  given: readonly { company: number; offer: Offer }[],
): Promise<CommittedAnswer[]> {
  const { rows } = await pool.query<{ id: string; at: string }>(
    `select id, extract(epoch from pg_xact_commit_timestamp(xmin)) * 1000 as at from labor_requests where id = any($1)`,
    [given.map(({ offer }) => offer.id)],
  );
  const moments = new Map(rows.map(({ id, at }) => [Number(id), Number(at)]));
  return given
    .map(({ company, offer }) => ({ company, at: moments.get(Number(offer.id))! }))
    .sort((a, b) => a.at - b.at);
}
