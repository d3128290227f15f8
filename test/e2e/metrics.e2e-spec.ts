import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { MetricsService } from '#libs/platform';
import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { aManager } from '../factories/a-grant.js';
import { aRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { anEvent } from '../factories/an-event.js';
import { SHORTLY_BEFORE_FIRST_CALL } from '../support/a-populated-company.js';
import { namesIn, prometheusQueries } from '../support/promql.js';
import { aDatabase, dropAll } from '../support/database.js';
import { named, type Workload } from '../support/kubernetes-manifests.js';
import { LiveSocket } from '../support/live-socket.js';
import { freePort, ServerProcess } from '../support/server-process.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

interface Family {
  type: string;
  help: string;
  /** By name and labels, as in `x_total{channel="sms"}`. */
  samples: Map<string, number>;
}

describe('metrics', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await aTestApp();
    app.clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
  });
  afterAll(async () => {
    await app.close();
    await ServerProcess.killAll();
    await dropAll();
  });

  const read = async (): Promise<Map<string, Family>> =>
    familiesOf(await (await fetch(`${app.url}/metrics`)).text());
  const value = async (sample: string): Promise<number> => valueOf(await read(), sample);
  async function growth(sample: string, act: () => Promise<unknown>): Promise<number> {
    const before = await value(sample);
    await act();
    return (await value(sample)) - before;
  }

  it('are named as Prometheus advises: prefix, base unit, total; each with its type and a sentence', async () => {
    const own = [...(await read())].filter(([name]) => name.startsWith('callmanager_'));
    expect(Object.fromEntries(own.map(([name, { type }]) => [name, type]))).toEqual({
      callmanager_audit_broken: 'gauge',
      callmanager_audit_entries_unlinked: 'gauge',
      callmanager_audit_oldest_unlinked_seconds: 'gauge',
      callmanager_audit_verified_timestamp_seconds: 'gauge',
      callmanager_company_turn_wait_seconds: 'histogram',
      callmanager_company_turns_refused_total: 'counter',
      callmanager_db_pool_connections: 'gauge',
      callmanager_db_pool_wait_seconds: 'histogram',
      callmanager_db_pool_waiting: 'gauge',
      callmanager_http_request_duration_seconds: 'histogram',
      callmanager_message_oldest_waiting_age_seconds: 'gauge',
      callmanager_messages_total: 'counter',
      callmanager_redis_configured: 'gauge',
      callmanager_redis_up: 'gauge',
      callmanager_replica_lag_seconds: 'gauge',
      callmanager_replica_reads_total: 'counter',
      callmanager_sign_in_failures_total: 'counter',
      callmanager_sockets_open: 'gauge',
      callmanager_task_duration_seconds: 'histogram',
      callmanager_task_oldest_due_age_seconds: 'gauge',
      callmanager_tasks_waiting: 'gauge',
    });
    for (const [name, { type, help }] of own) {
      expect([name, name.endsWith('_total')]).toEqual([name, type === 'counter']);
      expect([name, help]).toEqual([name, expect.stringMatching(/^[A-Z].*\.$/)]);
      if (type === 'histogram') expect(name).toMatch(/_seconds$/);
    }
  });

  it('count answers by method, route pattern and status, never by address', async () => {
    const labels = 'method="GET",route="/event/:slug/confirm/:event_token",status="404"';
    const name = `callmanager_http_request_duration_seconds_count{${labels}}`;
    const act = () => fetch(`${app.url}/event/aB3dE9x/confirm/s3cr3tTok1/`);
    expect(await growth(name, act)).toBe(1);
    await fetch(`${app.url}/nowhere/s3cr3t/`);
    const text = await (await fetch(`${app.url}/metrics`)).text();
    expect(text).toContain('route="none",status="404"');
    expect(text).not.toMatch(/s3cr3t|aB3dE9x/);
  });

  it('count waits for connections, failed sign-ins and nothing that is rolled back', async () => {
    const { username } = await aManager(app.db, (await aCompany(app.db)).id);
    const fail = () => app.visitor().post('/login/', { username, password: 'a wrong guess' });
    expect(await growth('callmanager_sign_in_failures_total', fail)).toBe(1);
    expect(await growth('callmanager_db_pool_wait_seconds_count', fail)).toBeGreaterThan(0);
    expect(await growth('callmanager_sign_in_failures_total', () => fetch(app.url))).toBe(0);
  });

  it('count texts by outcome and tasks by how they end, and know how long the oldest waits', async () => {
    const company = await aCompany(app.db);
    const event = await anEvent(app.db, { companyId: company.id });
    const call = await aCall(app.db, { eventId: event.id });
    const requirement = await aRequirement(app.db, { callTimeId: call.id, neededLabor: 3 });
    for (let asked = 0; asked < 3; asked++)
      await aRequest(app.db, { laborRequirementId: requirement.id, sentAt: null });
    const manager = await app.as(await aManager(app.db, company.id));
    const age = 'callmanager_message_oldest_waiting_age_seconds{channel="sms"}';
    expect(await value(age)).toBe(0);
    await manager.post(`/event/${event.slug}/send-messages/`);
    const [{ waiting }] = await app.db.query<[{ waiting: number }]>(
      `select count(*) as waiting from outgoing_messages where status = 'queued'`,
    );
    expect(waiting).toBe(3);
    app.clock.setTime(new Date(app.clock.now().getTime() + 60_000).toISOString());
    expect(await value(age)).toBe(60);

    const sent = 'callmanager_messages_total{channel="sms",outcome="sent"}';
    const done = 'callmanager_task_duration_seconds_count{task="messages.send",outcome="done"}';
    const before = await Promise.all([value(sent), value(done)]);
    await app.finishTasks();
    const after = await Promise.all([value(sent), value(done)]);
    expect(after[0] - before[0]).toBe(waiting);
    expect(after[1] - before[1]).toBeGreaterThanOrEqual(waiting);
    expect(await value(age)).toBe(0);
  });

  it('know how long the oldest due task waits: not what is for later, runs, or was given up', async () => {
    const age = 'callmanager_task_oldest_due_age_seconds';
    await app.finishTasks();
    expect(await value(age)).toBe(0);
    const queue = (minutesAgo: number): Promise<unknown> =>
      app.db.query(
        `select graphile_worker.add_job('nobody.does-this', run_at := now() - $1 * interval '1 minute')`,
        [minutesAgo],
      );
    await queue(-10);
    expect(await value(age)).toBe(0);
    await Promise.all([2, 5, 60, 90].map(queue));
    const jobs = `graphile_worker._private_jobs`;
    const ofAge = `run_at between now() - $1 * interval '1 minute' - interval '30 s' and now() - $1 * interval '1 minute'`;
    await app.db.query(
      `update ${jobs} set locked_at = now(), locked_by = 'x' where ${ofAge}`,
      [60],
    );
    await app.db.query(`update ${jobs} set attempts = max_attempts where ${ofAge}`, [90]);
    const waited = await value(age);
    expect([waited >= 5 * 60, waited < 6 * 60]).toEqual([true, true]);
    await app.db.query(`delete from ${jobs}`);
    expect(await value(age)).toBe(0);
  });

  it('know the sockets that are open, and the state of Redis', async () => {
    const { key } = await app.as(await aManager(app.db, (await aCompany(app.db)).id));
    const raw = 'callmanager_sockets_open{kind="raw"}';
    const before = await value(raw);
    const socket = (await LiveSocket.open(
      app.url,
      `/ws/notifications/?token=${key}`,
    )) as LiveSocket;
    expect((await value(raw)) - before).toBe(1);
    socket.socket.close();
    await socket.closed;
    while ((await value(raw)) !== before) await sleep(20);
    expect([
      await value('callmanager_redis_configured'),
      await value('callmanager_redis_up'),
    ]).toEqual([0, 0]);
  });

  it('are there without the samples of the database while it does not answer', async () => {
    const tasks = 'callmanager_tasks_waiting';
    expect((await read()).get(tasks)!.samples.size).toBe(1);
    const ours = app.get(DataSource);
    const query = ours.query.bind(ours);
    ours.query = () => Promise.reject(new Error('The database is away.'));
    const families = await read();
    ours.query = query;
    expect(families.get(tasks)!.samples.size).toBe(0);
    expect(valueOf(families, 'process_start_time_seconds')).toBeGreaterThan(0);
    expect((await read()).get(tasks)!.samples.size).toBe(1);
  });

  it('are all that alerts, dashboard and the number of workers ask for, their labels and values too', async () => {
    const families = await read();
    const { registry } = app.get(MetricsService);
    const samples = [...families.values()].flatMap((family) => [...family.samples.keys()]).join();
    for (const { where, expr } of prometheusQueries()) {
      const { metrics, labels, values } = namesIn(expr);
      const known: string[] = ['instance', 'job', 'namespace'];
      for (const name of metrics.filter((each) => each !== 'up')) {
        const family = familyNameOf(families, name);
        expect([where, name, family]).toEqual([where, name, expect.any(String)]);
        const { labelNames } = registry.getSingleMetric(family!) as unknown as {
          labelNames: string[];
        };
        known.push(...labelNames, ...(name.endsWith('_bucket') ? ['le'] : []));
      }
      expect([where, labels.filter((label) => !known.includes(label))]).toEqual([where, []]);
      for (const { label, value } of values)
        if (['channel', 'kind', 'outcome', 'state'].includes(label))
          expect([where, samples]).toEqual([where, expect.stringContaining(`${label}="${value}"`)]);
    }
  });

  it('are described, each', () => {
    const table = readFileSync('docs/operate/metrics.md', 'utf8');
    const { registry } = app.get(MetricsService);
    const own = registry.getMetricsAsArray().filter(({ name }) => name.startsWith('callmanager_'));
    expect(own.filter(({ name }) => !table.includes(`\`${name}`))).toEqual([]);
  });

  it('are, as the states of health, where Kubernetes asks for them', async () => {
    const probed = probesOf('callmanager-api');
    expect(probed).toEqual(['/health/live', '/health/ready', '/health/live']);
    for (const path of [...probed, '/metrics'])
      expect([path, (await fetch(`${app.url}${path}`)).status]).toEqual([path, 200]);
  });

  it('are served by a worker at METRICS_PORT, and nothing else is', async () => {
    const { host, port, user, password, database } = await aDatabase();
    const metricsPort = String(await freePort());
    const worker = await ServerProcess.worker({
      ...{
        DB_HOST: host,
        DB_PORT: String(port),
        DB_NAME: database,
        DB_USER: user,
        DB_PASS: password,
      },
      ...{ SECRET_KEY: 'k'.repeat(40), METRICS_PORT: metricsPort },
    }).waitForOutput('Doing tasks');
    const url = `http://127.0.0.1:${metricsPort}`;
    const answer = await fetch(`${url}/metrics`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('text/plain; version=0.0.4'),
    ]);
    const families = familiesOf(await answer.text());
    expect(valueOf(families, 'callmanager_messages_total{channel="sms",outcome="sent"}')).toBe(0);
    expect(families.has('callmanager_task_duration_seconds')).toBe(true);
    expect(families.has('process_cpu_seconds_total')).toBe(true);
    const byWorkers = ['the number of workers', 'CallManagerTasksLate', 'CallManagerMessagesLate'];
    for (const { where, expr } of prometheusQueries().filter((one) =>
      byWorkers.includes(one.where),
    ))
      for (const name of namesIn(expr).metrics)
        expect([where, families.has(name)]).toEqual([where, true]);
    const probed = probesOf('callmanager-worker');
    expect(probed).toEqual(['/metrics']);
    for (const path of probed) expect((await fetch(`${url}${path}`)).status).toBe(200);
    expect((await fetch(`${url}/health/live`)).status).toBe(404);
    expect((await fetch(`${url}/metrics`, { method: 'POST' })).status).toBe(404);
    expect(await worker.end('SIGTERM')).toBe(0);
  });
});

/** Paths at which the manifests let a container be asked. */
function probesOf(deployment: string): string[] {
  const [container] = named<Workload>('Deployment', deployment).spec.template.spec.containers;
  const { startupProbe, readinessProbe, livenessProbe } = container!;
  return [startupProbe, readinessProbe, livenessProbe].flatMap(
    (probe) => probe?.httpGet?.path ?? [],
  );
}

/** Parses the text format 0.0.4. Fails on a malformed line, and on a sample of an undeclared family. */
function familiesOf(text: string): Map<string, Family> {
  const families = new Map<string, Family>();
  for (const line of text.split('\n').filter(Boolean)) {
    const [, kind, name, rest] = /^# (HELP|TYPE) (\S+) (.+)$/.exec(line) ?? [];
    if (kind === 'HELP') families.set(name!, { type: '', help: rest!, samples: new Map() });
    else if (kind === 'TYPE') families.get(name!)!.type = rest!;
    else {
      const [, sample, base, given] = /^(([a-zA-Z_:][\w:]*)(?:\{[^}]*\})?) (\S+)$/.exec(line) ?? [];
      const family = families.get(base!) ?? families.get(base!.replace(/_(bucket|sum|count)$/, ''));
      family!.samples.set(sample!, Number(given));
    }
  }
  return families;
}

/** Of which family Prometheus keeps this name; null: none has it. */
function familyNameOf(families: Map<string, Family>, name: string): string | null {
  const type = families.get(name)?.type;
  if (type !== undefined && type !== 'histogram') return name;
  const base = name.replace(/_(bucket|sum|count)$/, '');
  return base !== name && families.get(base)?.type === 'histogram' ? base : null;
}

/** The value of a sample; 0 if there is none. */
function valueOf(families: Map<string, Family>, sample: string): number {
  for (const { samples } of families.values()) if (samples.has(sample)) return samples.get(sample)!;
  return 0;
}
