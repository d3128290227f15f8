import { createHash } from 'node:crypto';
import {
  aPopulatedCompany,
  type PopulatedCompany,
  type PopulatedEvent,
  SHORTLY_BEFORE_FIRST_CALL,
} from '../support/a-populated-company.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

/** Runs the whole workflow of a call at the most verbose log level. */
describe('the log', () => {
  const lines: string[] = [];
  let app: TestApp;
  let house: PopulatedCompany;
  let show: PopulatedEvent;
  beforeAll(async () => {
    app = await aTestApp({ logLevel: 'trace' }, { write: (line) => void lines.push(line) });
    app.clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
    house = await aPopulatedCompany(app);
    show = await house.show();
  });
  afterAll(() => app.close());

  it('tells what happened, by whom and how it went, without a key, token, password or phone number', async () => {
    const visitor = app.visitor();
    const login = await visitor.post('/login/', {
      username: house.manager.username,
      password: 'swordfish',
    });
    await visitor.post('/login/', { username: house.manager.username, password: 'hunter2-wrong' });
    const key = login.body.token as string;
    const manager = app.visitor({ Authorization: `Token ${key}` });
    await manager.get(`/events/list?token=${key}`);
    await app
      .visitor({ Authorization: 'Token 0123456789abcdef0123456789abcdef01234567' })
      .get('/workers/');
    await manager.post('/workers/', { name: 'Sam', phone_number: '+14155557777' });
    await manager.post('/workers/', { name: 'Sam', phone_number: '+14155557777' });
    await manager.post('/workers/', { name: 'Sam', phone_number: 'call +14155557777\0' });
    await manager.patch('/workers/', { id: show.unasked.id, notes: 'a private note' });
    await manager.post(`/request/${show.requirement.slug}/worker/`, { worker_id: show.unasked.id });
    await manager.post(`/event/${show.event.slug}/send-messages/`);
    await app.finishTasks();
    await visitor.get(`/event/${show.event.slug}/confirm/${show.pending.tokenShort}`);
    await visitor.post(`/event/${show.event.slug}/confirm/${show.pending.tokenShort}/`, {
      [`response_${show.pending.id}`]: 'yes',
    });
    await visitor.post(`/user/request/${show.pending.tokenShort}/action/`, { action: 'explode' });
    await visitor.get(`/event/${show.event.slug}/confirm/guess12345`);
    await manager.patch(`/call-times/${show.later.slug}/edit/`, { time: '19:00' });
    await visitor.get(`/call/confirm-time-change/${show.timeChange.token}/`);
    const station = /[0-9a-f-]{36}/.exec(
      (await manager.post(`/event/${show.event.slug}/generate-station/`)).body
        .station_url as string,
    )![0];
    await visitor.post(`/station/${station}/clock/`, { worker_token: show.clockInToken });
    await manager.post(`/clock-in-qr/${show.clockInToken}/`);
    await fetch(`${app.url}/app/event/${show.event.slug}/confirm/${show.pending.tokenShort}/`);
    await fetch(`${app.url}/app/clock-in/${show.clockInToken}/`);
    await visitor.post('/dev/messages/inbound', { from: show.worker.phoneNumber, body: 'STOP' });
    await fetch(`${app.url}/dev/phones/?to=${encodeURIComponent(show.worker.phoneNumber)}`);
    await manager.post('/workers/', '{"name": "Sam", "phone_number": "+14155557777"');
    await manager.get(`/nowhere/${key}/${show.clockInToken}`);
    await manager.post('/logout/');
    await app.finishTasks();

    expect(lines.length).toBeGreaterThan(25);
    expect(lines.filter((line) => line.includes('"route":"/clock-in-qr/:token"'))).toHaveLength(1);
    const secrets = {
      key,
      'hash of the key': createHash('sha256').update(key).digest('hex'),
      'unknown key': '0123456789abcdef0123456789abcdef01234567',
      password: 'swordfish',
      'wrong password': 'hunter2-wrong',
      'short token': show.pending.tokenShort,
      'guessed token': 'guess12345',
      'clock-in token': show.clockInToken,
      'station token': station,
      'time-change token': show.timeChange.token,
      'number of a worker': show.worker.phoneNumber.slice(2),
      'another number': show.unasked.phoneNumber.slice(2),
      'a new number': '4155557777',
      note: 'a private note',
    };
    for (const [name, secret] of Object.entries(secrets))
      expect([name, lines.filter((line) => line.includes(secret))]).toEqual([name, []]);
  });

  it('gives each answer its request id', async () => {
    const { headers } = await app.visitor().get('/user/info/');
    expect(lines.filter((line) => line.includes(headers.get('x-request-id')!))).toHaveLength(1);
  });
});
