import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { Company } from '#libs/company';
import { Worker } from '#libs/labor';
import { dataSourceOptions } from '#libs/schema';
import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { aManager } from '../factories/a-grant.js';
import { aKey } from '../factories/a-key.js';
import { aRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aUser } from '../factories/a-user.js';
import { anEvent } from '../factories/an-event.js';
import { Client } from '../support/client.js';
import { aDatabase, dropAll } from '../support/database.js';
import { OtlpReceiver, type ReceivedSpan } from '../support/otlp-receiver.js';
import { ServerProcess } from '../support/server-process.js';
import { SmtpServer } from '../support/smtp-server.js';
import { TwilioServer } from '../support/twilio-server.js';

const KIND = { server: 2, client: 3, consumer: 5 };
const CALLER = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7' };
const TRACEPARENT = `00-${CALLER.traceId}-${CALLER.spanId}-01`;
const ATTRIBUTES = [
  ...['callmanager.request.id', 'callmanager.task.name', 'db.query.text'],
  ...['db.system.name', 'error.type', 'http.request.method', 'http.response.status_code'],
  ...['http.route', 'rpc.method', 'server.address', 'url.scheme'],
];
const PRELOAD = `--import=${join(import.meta.dirname, '../support/tell-open-telemetry.mjs')}`;

describe('traces', () => {
  let receiver: OtlpReceiver;
  let twilio: TwilioServer;
  let smtp: SmtpServer;
  let db: DataSource;
  let env: Record<string, string>;
  let company: Company;
  const secrets: string[] = [];

  beforeAll(async () => {
    const connection = await aDatabase();
    [receiver, twilio, smtp, db] = await Promise.all([
      OtlpReceiver.start(),
      TwilioServer.start(),
      SmtpServer.start(),
      new DataSource(dataSourceOptions(connection, 2)).initialize(),
    ]);
    env = {
      DB_HOST: connection.host,
      DB_PORT: String(connection.port),
      DB_NAME: connection.database,
      DB_USER: connection.user,
      DB_PASS: connection.password,
      SECRET_KEY: 'k'.repeat(40),
      DATA_DIR: '/nonexistent',
      SMTP_URL: `smtp://127.0.0.1:${smtp.port}?tls=off`,
      NODE_OPTIONS: PRELOAD,
      WORKER: 'off',
      ...twilio.env,
    };
    company = await aCompany(db);
  });
  afterAll(async () => {
    await ServerProcess.killAll();
    await Promise.all([db.destroy(), receiver.stop(), twilio.stop(), smtp.close()]);
    await dropAll();
  });

  /** Causes traces: a sending with its text, a forgotten password with its mail, two requests with tokens. */
  async function actWith(given: Record<string, string>): Promise<string[]> {
    const [api, worker] = [
      await ServerProcess.api({ ...env, ...given }),
      ServerProcess.worker({ ...env, ...given, LOG_LEVEL: 'info' }),
    ];
    await Promise.all([
      api.waitForOutput('CallManager is ready'),
      worker.waitForOutput('Doing tasks:'),
    ]);
    const event = await anEvent(db, { companyId: company.id });
    const call = await aCall(db, { eventId: event.id });
    const requirement = await aRequirement(db, { callTimeId: call.id });
    const { workerId } = await aRequest(db, {
      laborRequirementId: requirement.id,
      sentAt: null,
    });
    const asked = await db.manager.findOneByOrFail(Worker, { id: workerId });
    const key = await aKey(db, (await aManager(db, company.id)).userId);
    const { email } = await aUser(db);
    const manager = new Client(api.url, key, { traceparent: TRACEPARENT });
    const visitor = new Client(api.url, null, { traceparent: 'no-such-thing' });
    await manager.post(`/event/${event.slug}/send-messages/`);
    await visitor.post('/forgot-password/', { email });
    await visitor.get(`/event/${event.slug}/confirm/s3cr3tTok1/`);
    await visitor.get('/nowhere/s3cr3tTok2');
    await worker.waitUntil('the text and the mail', async () => {
      const sent = await db.query<unknown[]>(
        `select 1 from outgoing_messages where status = 'sent' and recipient in ($1, $2)`,
        [asked.phoneNumber, email],
      );
      return sent.length === 2;
    });
    expect(await Promise.all([api.end('SIGTERM'), worker.end('SIGTERM')])).toEqual([0, 0]);
    secrets.push(key, email, asked.phoneNumber, asked.phoneNumber.slice(-7), event.slug);
    secrets.push('s3cr3tTok1', 's3cr3tTok2', ...twilio.attempts.map(({ body }) => body));
    return [api.output, worker.output].map((said) => /OpenTelemetry: (.*)/.exec(said)![1]!);
  }

  it('load nothing of OpenTelemetry and send nothing without an address', async () => {
    // Loaded by prom-client: interfaces, and functions that do nothing.
    expect(await actWith({})).toEqual(['["api"]', '["api"]']);
    expect(receiver.spans).toEqual([]);
  });

  describe('with one', () => {
    beforeAll(async () => {
      for (const loaded of await actWith({ OTEL_EXPORTER_OTLP_ENDPOINT: `${receiver.url}/` }))
        expect(JSON.parse(loaded)).toEqual(expect.arrayContaining(['sdk-trace', 'resources']));
    });

    const one = (name: string): ReceivedSpan => {
      const [span, ...others] = receiver.named(name);
      expect([name, others]).toEqual([name, []]);
      return span!;
    };

    it('tell a request as part of its caller’s trace, and its statements as parts of it', () => {
      const request = one('POST /event/:slug/send-messages');
      expect(request).toMatchObject({
        service: 'callmanager-api',
        traceId: CALLER.traceId,
        parentSpanId: CALLER.spanId,
        kind: KIND.server,
        attributes: {
          'http.request.method': 'POST',
          'http.route': '/event/:slug/send-messages',
          'http.response.status_code': 200,
        },
      });
      const statements = receiver.childrenOf(request);
      expect(statements.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['INSERT outgoing_messages', 'COMMIT']),
      );
      for (const { kind, attributes } of statements)
        expect([kind, attributes['db.system.name']]).toEqual([KIND.client, 'postgresql']);
      const insert = statements.find(({ name }) => name === 'INSERT outgoing_messages')!;
      expect(insert.attributes['db.query.text']).toMatch(/\$1.*insert into outgoing_messages/s);
    });

    it('begin anew with a traceparent that is none, and keep a body’s reader within the request', () => {
      const request = one('POST /forgot-password');
      expect(request.traceId).not.toBe(CALLER.traceId);
      expect(request.parentSpanId ?? '').toBe('');
      expect(receiver.childrenOf(request).map(({ name }) => name)).toContain('COMMIT');
    });

    it('tell tasks in traces of their own, linked to the request, with what providers were asked', () => {
      const [text, mail] = ['Twilio messages.create', 'SMTP send'].map((name) => {
        const provider = one(name);
        expect(provider.kind).toBe(KIND.client);
        expect(provider.attributes['server.address']).toBe('127.0.0.1');
        return receiver.parentOf(provider)!;
      });
      const statements = receiver.childrenOf(text!).filter(({ name }) => name === 'COMMIT');
      expect(statements).toHaveLength(2);
      expectCause(text!, one('POST /event/:slug/send-messages'));
      expectCause(mail!, one('mail-reset-link'));
      expectCause(one('mail-reset-link'), one('POST /forgot-password'));
    });

    function expectCause(task: ReceivedSpan, { traceId, spanId }: ReceivedSpan): void {
      expect(task).toMatchObject({
        service: 'callmanager-worker',
        kind: KIND.consumer,
        links: [{ traceId, spanId }],
      });
      expect([task.parentSpanId ?? '', task.traceId === traceId]).toEqual(['', false]);
    }

    it('hold routes, and neither addresses, numbers, bodies, keys nor parameters', () => {
      expect(one('GET /event/:slug/confirm/:event_token').attributes).toMatchObject({
        'http.response.status_code': 404,
      });
      expect(one('GET').attributes['http.response.status_code']).toBe(404);
      for (const secret of secrets) expect(receiver.text).not.toContain(secret);
      const names = receiver.spans.flatMap(({ attributes }) => Object.keys(attributes));
      expect(ATTRIBUTES).toEqual(expect.arrayContaining([...new Set(names)]));
    });
  });
});
