import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { TestDatabase } from './database.js';
import { ServerProcess } from './server-process.js';
import { type SendBehavior, TwilioServer } from './twilio-server.js';

export interface StressOptions {
  messages: number;
  /** Worker processes killed with SIGKILL, two at a time. */
  kills: number;
  /** Skips the pauses between attempts. */
  skipDelays: boolean;
}

export interface StressOutcome {
  /** Rows by their status. */
  statuses: Record<string, number>;
  /** Number of messages the server accepted. */
  taken: number;
  attempts: number;
  listRequests: number;
  /** Rows whose number of received texts does not match their status. */
  wrong: { recipient: string; status: string; error: string | null; got: number }[];
  /** Rows that a killed process was sending. */
  interrupted: number;
  seconds: number;
}

const MINUTE_LATER = `interval '61 seconds'`;
const SETTLED = `status in ('sent', 'delivered', 'undelivered', 'failed', 'dropped')`;

/** Sends texts through two workers that are killed at random moments, and a server with random failures. */
export async function runTextingStress(
  database: TestDatabase,
  { messages, kills, skipDelays }: StressOptions,
): Promise<StressOutcome> {
  const began = Date.now();
  const twilio = await TwilioServer.start();
  const pool = new pg.Pool({ ...database, max: 2 });
  const env = environment(database, twilio);
  let interrupted = 0;
  twilio.delay = 40;
  twilio.behavior = ({ to, body }) => behaviorFor(to, body);
  await writeInvitations(pool, messages);

  for (let killed = 0; killed < kills; killed += 2) {
    const victims = [ServerProcess.worker(env), ServerProcess.worker(env)];
    await Promise.race([
      twilio.waitForAttempts(
        twilio.attempts.length + 5 + Math.floor((Math.random() * messages) / kills),
      ),
      allSettled(pool, skipDelays),
    ]);
    await sleep(Math.random() * 100);
    await Promise.all(victims.map((victim) => victim.end('SIGKILL')));
    interrupted += await countTexts(pool, `status = 'sending'`);
    if (skipDelays) await expireClaims(pool);
  }
  const last = [ServerProcess.worker(env), ServerProcess.worker(env)];
  await allSettled(pool, skipDelays);
  await Promise.all(last.map((worker) => worker.end('SIGTERM')));

  const outcome = {
    ...(await compare(pool, twilio)),
    attempts: twilio.attempts.length,
    listRequests: twilio.listRequests,
    interrupted,
    seconds: Math.round((Date.now() - began) / 1000),
  };
  await pool.end();
  await twilio.stop();
  return outcome;
}

function environment(
  { host, port, user, password, database }: TestDatabase,
  twilio: TwilioServer,
): Record<string, string> {
  const db = {
    DB_HOST: host,
    DB_PORT: String(port),
    DB_NAME: database,
    DB_USER: user,
    DB_PASS: password,
  };
  return {
    ...db,
    ...twilio.env,
    SECRET_KEY: 'two workers sign with the same key',
    DATA_DIR: '/nonexistent',
    PUBLIC_URL: 'https://calls.example',
  };
}

/** Every twentieth number is invalid; of the others one attempt in eight fails, in five ways. */
function behaviorFor(to: string, body: string): SendBehavior {
  if (Number(to.slice(-4)) % 20 === 7) return { status: 400, code: 21211 };
  if (body === '' || Math.random() > 0.125) return 'take';
  const moods: SendBehavior[] = [
    'lost',
    'cut',
    { status: 429, code: 20429, retryAfter: 1 },
    { status: 500, code: 20500 },
    { status: 503 },
  ];
  return moods[Math.floor(Math.random() * moods.length)]!;
}

/** Writes invitations, which need no consent; each with its task, as the product writes them. */
export async function writeInvitations(pool: pg.Pool, messages: number): Promise<void> {
  await pool.query(
    `with written as (
       insert into outgoing_messages (channel, kind, recipient, body, segments)
       select 'sms', 'invitation', '+1415777' || lpad(n::text, 4, '0'), 'Please register: https://calls.example/app/steward/register/' || md5(n::text) || '/', 1
         from generate_series(0, $1 - 1) n returning id
     ) select count(graphile_worker.add_job('messages.send', json_build_object('messageId', id))) from written`,
    [messages],
  );
}

/** Texts with this condition in SQL. */
export async function countTexts(pool: pg.Pool, where: string): Promise<number> {
  return Number(
    (await pool.query<{ count: string }>(`select count(*) from outgoing_messages where ${where}`))
      .rows[0]!.count,
  );
}

/** @param hurried skips the pauses between attempts */
export async function allSettled(pool: pg.Pool, hurried: boolean): Promise<void> {
  while ((await countTexts(pool, `not (${SETTLED})`)) > 0) {
    if (hurried) await skipRetryDelays(pool);
    await sleep(200);
  }
}

/** Ends the pauses of unclaimed rows. */
async function skipRetryDelays(pool: pg.Pool): Promise<void> {
  await pool.query(
    `update outgoing_messages set sent_at = sent_at - ${MINUTE_LATER}, unsure_since = unsure_since - ${MINUTE_LATER} where status = 'queued' and unsure_since is not null`,
  );
  await pool.query(
    `update graphile_worker._private_jobs set run_at = now() where locked_at is null and run_at > now()`,
  );
}

/** Runs while no worker is alive: expires the claims of killed ones. */
async function expireClaims(pool: pg.Pool): Promise<void> {
  await expireInterrupted(pool);
  await pool.query(
    `update graphile_worker._private_jobs set locked_at = locked_at - ${MINUTE_LATER} where locked_at is not null`,
  );
  await pool.query(`update task_heartbeats set beat_at = beat_at - ${MINUTE_LATER}`);
}

/** Texts whose sending was interrupted are looked at now, not a minute later. */
export async function expireInterrupted(pool: pg.Pool): Promise<void> {
  await pool.query(
    `update outgoing_messages set sent_at = sent_at - ${MINUTE_LATER}, unsure_since = unsure_since - ${MINUTE_LATER} where status = 'sending'`,
  );
}

async function compare(
  pool: pg.Pool,
  twilio: TwilioServer,
): Promise<Pick<StressOutcome, 'statuses' | 'taken' | 'wrong'>> {
  const { rows } = await pool.query<{
    recipient: string;
    status: string;
    error: string | null;
    provider_id: string | null;
  }>('select recipient, status, error, provider_id from outgoing_messages order by id');
  const statuses: Record<string, number> = {};
  const wrong: StressOutcome['wrong'] = [];
  for (const { recipient, status, error, provider_id: providerId } of rows) {
    statuses[status] = (statuses[status] ?? 0) + 1;
    const got = twilio.messagesTo(recipient);
    const isRight =
      status === 'sent'
        ? got.length === 1 && got[0]!.sid === providerId
        : got.length === 0 && error !== null;
    if (!isRight) wrong.push({ recipient, status, error, got: got.length });
  }
  return { statuses, taken: twilio.messages.length, wrong };
}
