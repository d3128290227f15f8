import type { Work } from '#libs/platform';
import { type ScanDecision, sentenceOf } from './rules/scan-outcome.js';
import type { FirstAnswer, Scan } from './scan.entity.js';

/** A scan as it is stored first, with what is known before its worker's replay. */
export type NewScan = Pick<
  Scan,
  | 'id'
  | 'workerId'
  | 'reads'
  | 'wantedAction'
  | 'wantedCallTimeId'
  | 'deviceAt'
  | 'offsetMs'
  | 'at'
  | 'outcome'
  | 'sentence'
  | 'firstAnswer'
>;

/** Where and by whom scans were made. */
export type ScannedBy = Pick<Scan, 'companyId' | 'eventId' | 'stationId' | 'userId' | 'source'>;

/**
 * Stores scans, except those whose id is stored already; waits for a transaction that stores the same id. In the order of
 * the ids, so that two batches with the same scans wait for each other in one direction. One statement.
 *
 * @returns the ids that are new
 */
export async function insertScans(
  work: Work,
  { companyId, eventId, stationId, userId, source }: ScannedBy,
  scans: readonly NewScan[],
): Promise<Set<string>> {
  if (scans.length === 0) return new Set();
  const sorted = [...scans].sort((a, b) => (a.id < b.id ? -1 : 1));
  const column = <Key extends keyof NewScan>(key: Key): NewScan[Key][] =>
    sorted.map((scan) => scan[key]);
  const rows = await work.rows<{ id: string }>(
    `insert into scans (company_id, event_id, station_id, user_id, source, received_at, id, worker_id, reads, wanted_action, wanted_call_time_id,
                        device_at, offset_ms, at, outcome, sentence, first_answer)
     select $1, $2, $3, $4, $5, $6, id, worker_id, reads, wanted_action, wanted_call_time_id, device_at, offset_ms, at, outcome, sentence, first_answer::jsonb
       from unnest($7::uuid[], $8::bigint[], $9::text[], $10::text[], $11::bigint[], $12::timestamptz[], $13::bigint[], $14::timestamptz[], $15::text[], $16::text[], $17::text[])
         with ordinality as given(id, worker_id, reads, wanted_action, wanted_call_time_id, device_at, offset_ms, at, outcome, sentence, first_answer, nth)
      order by nth
         on conflict do nothing
     returning id`,
    [
      ...[companyId, eventId, stationId, userId, source, work.now],
      ...[column('id'), column('workerId'), column('reads'), column('wantedAction')],
      ...[column('wantedCallTimeId'), column('deviceAt'), column('offsetMs'), column('at')],
      ...[column('outcome'), column('sentence')],
      column('firstAnswer').map((answer) => JSON.stringify(answer)),
    ],
  );
  return new Set(rows.map(({ id }) => id));
}

export interface DecisionToStore {
  id: string;
  decision: ScanDecision;
  /** Of a new scan; null: the first answer stays. */
  firstAnswer: FirstAnswer | null;
}

/** One statement. */
export function storeDecisions(work: Work, decided: readonly DecisionToStore[]): void {
  if (decided.length === 0) return;
  work.executeWithoutWaiting(
    `update scans sc
        set outcome = given.outcome, sentence = given.sentence, labor_request_id = given.labor_request_id, counted_at = given.counted_at,
            first_answer = coalesce(given.first_answer::jsonb, sc.first_answer)
       from unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[], $5::timestamptz[], $6::text[])
         as given(id, outcome, sentence, labor_request_id, counted_at, first_answer)
      where sc.id = given.id`,
    [
      decided.map(({ id }) => id),
      decided.map(({ decision }) => decision.outcome),
      decided.map(({ decision }) => sentenceOf(decision)),
      decided.map(({ decision }) => ('requestId' in decision ? decision.requestId : null)),
      decided.map(({ decision }) => ('countedAt' in decision ? decision.countedAt : null)),
      decided.map(({ firstAnswer }) => firstAnswer && JSON.stringify(firstAnswer)),
    ],
  );
}

/** A stored answer, for a repetition. */
export interface StoredAnswer {
  id: string;
  at: Date;
  worker_name: string | null;
  first_answer: FirstAnswer;
}

/** Of scans at this event only: what was scanned elsewhere is nobody's business here. One statement. */
export function readAnswers(
  work: Work,
  eventId: number,
  ids: readonly string[],
): Promise<StoredAnswer[]> {
  return work.rows<StoredAnswer>(
    `select sc.id, sc.at, sc.first_answer, w.name as worker_name
       from scans sc left join workers w on w.id = sc.worker_id where sc.id = any($1::uuid[]) and sc.event_id = $2`,
    [ids, eventId],
  );
}
