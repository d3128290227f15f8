import type { Client } from './client.js';
import type { TestApp } from './test-app.js';
import { twilioSignature } from '../../apps/api/src/webhooks/twilio-signature.js';
import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { aManager } from '../factories/a-grant.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aSkill } from '../factories/a-skill.js';
import { aWorker } from '../factories/a-worker.js';
import { anEvent } from '../factories/an-event.js';

const AUTH_TOKEN = 'a-secret-token';
const PUBLIC_URL = 'https://calls.example';
const PATH = '/app/sms/reply/';

/** Configuration of `aTestApp` with which Twilio's webhooks are accepted. */
export const TWILIO_CONFIGURATION = {
  publicUrl: PUBLIC_URL,
  twilio: {
    accountSid: 'AC1',
    authToken: AUTH_TOKEN,
    phoneNumber: '+18005550100',
    messagingServiceSid: null,
    apiUrl: null,
  },
};

/** Delivers a text as Twilio does. @returns the reply; null for none */
export async function deliverText(
  app: TestApp,
  from: string,
  body: string,
  messageSid = '',
  optOutType?: 'STOP' | 'START' | 'HELP',
): Promise<string | null> {
  const fields = {
    ...{ From: from, Body: body, MessageSid: messageSid, To: '+18005550100' },
    ...(optOutType && { OptOutType: optOutType }),
  };
  const headers = {
    'Content-Type': 'application/x-www-form-urlencoded',
    'X-Twilio-Signature': twilioSignature(PUBLIC_URL + PATH, fields, AUTH_TOKEN),
  };
  const { status, text } = await app
    .visitor()
    .send('POST', PATH, new URLSearchParams(fields).toString(), headers);
  expect(status).toBe(200);
  const [, message] = /<Message>([^]*)<\/Message>/.exec(text) ?? [];
  return (
    message?.replaceAll('&apos;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&') ?? null
  );
}

export interface AskedCall {
  request: { id: number; token_short: string };
  requirement: { id: number; slug: string };
  call: { id: number; slug: string };
}

/** A worker with a phone, their company, and a manager who sends offers; every call is named after its location. */
export async function aTextingWorker(
  app: TestApp,
  given: { language?: 'en' | 'es'; consents?: boolean; phoneNumber?: string } = {},
) {
  const company = await aCompany(app.db);
  const manager: Client = await app.as(await aManager(app.db, company.id));
  const worker = await aWorker(app.db, { companyId: company.id, ...given });
  const event = await anEvent(app.db, { companyId: company.id, eventName: 'Harvest Fair' });

  /** Sends an offer of a call with two positions. */
  async function ask(
    name: string,
    { time = '08:00', date = '2031-05-01', fcfs = 0, to = worker.id } = {},
  ): Promise<AskedCall> {
    const call = await aCall(app.db, { eventId: event.id, name, time, date });
    return offer(call, { callTimeId: call.id, fcfsPositions: fcfs }, to);
  }

  /** Sends an offer of a call in another role. */
  async function askAs(role: string, { id: callTimeId, slug }: AskedCall['call']) {
    const { id: laborTypeId } = await aSkill(app.db, { companyId: company.id, name: role });
    return offer({ id: callTimeId, slug }, { callTimeId, laborTypeId }, worker.id);
  }

  async function offer(
    call: AskedCall['call'],
    values: Parameters<typeof aRequirement>[1],
    to: number,
  ): Promise<AskedCall> {
    const requirement = await aRequirement(app.db, values);
    expect(
      (await manager.post(`/request/${requirement.slug}/worker/`, { worker_id: to })).status,
    ).toBe(200);
    expect((await manager.post(`/request/${requirement.slug}/send-messages/`)).status).toBe(200);
    const [request] = await app.db.query<AskedCall['request'][]>(
      'select id, token_short from labor_requests where labor_requirement_id = $1 and worker_id = $2',
      [requirement.id, to],
    );
    await leave();
    return { request: request!, requirement, call };
  }

  /** The same, confirmed by the manager. */
  async function confirm(name: string, at: Parameters<typeof ask>[1] = {}): Promise<AskedCall> {
    const asked = await ask(name, at);
    expect(
      (await manager.post(`/request/${asked.request.token_short}/action/`, { action: 'confirm' }))
        .status,
    ).toBe(200);
    return asked;
  }

  /** Runs the tasks that send messages, without a provider. */
  async function leave(): Promise<void> {
    await app.db.query(
      `update outgoing_messages set status = 'delivered', sent_at = created_at where status = 'queued' and recipient = $1`,
      [worker.phoneNumber],
    );
  }

  const say = (body: string) => deliverText(app, worker.phoneNumber, body);
  const stateOf = async ({ request }: AskedCall): Promise<string> =>
    (
      await app.db.query<{ state: string }[]>('select state from labor_requests where id = $1', [
        request.id,
      ])
    )[0]!.state;
  const feed = async (): Promise<string[]> =>
    (await manager.get('/notifications/')).body.map((line: { message: string }) => line.message);
  const texts = (): Promise<string[]> => app.textsTo(worker.phoneNumber);
  return { company, manager, worker, event, ask, askAs, confirm, leave, say, stateOf, feed, texts };
}
