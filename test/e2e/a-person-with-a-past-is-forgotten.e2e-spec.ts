import { aCompany } from '../factories/a-company.js';
import { aManager, anAdministrator, anOwner } from '../factories/a-grant.js';
import { anEvent } from '../factories/an-event.js';
import type { Client } from '../support/client.js';
import { findInTables } from '../support/find-in-tables.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

describe('what a person was before is forgotten, too', () => {
  let app: TestApp;
  let administrator: Client;
  beforeAll(async () => {
    app = await aTestApp();
    app.clock.setTime('2031-04-20T16:00:00Z');
    administrator = await app.as(await anAdministrator(app.db));
  });
  afterAll(() => app.close());

  it('former numbers of a contact whom nobody ever asked, alternate ones and invitations to them', async () => {
    const company = await aCompany(app.db);
    const manager = await app.as(await aManager(app.db, company.id));
    const added = await manager.post('/workers/', {
      name: 'Odalys Pemberton',
      phone_number: '+12125550131',
    });
    const { id, slug } = added.body.workers[0];
    await app
      .visitor()
      .post('/dev/messages/inbound', { from: '+12125550131', body: 'It is Odalys' });
    await manager.put('/workers/', { id, phone_number: '+12125550132', label: 'At home' });
    const [alternate] = await app.db.query<{ id: number }[]>(
      'select id from alt_phones where worker_id = $1',
      [id],
    );
    await manager.delete('/workers/', { id, alt_id: alternate!.id });
    await manager.patch('/workers/', { id, phone_number: '+12125550133' });
    await manager.patch('/workers/', { id, phone_number: '+12125550134' });
    await app.finishTasks();

    const numbers = ['2125550131', '2125550132', '2125550133', '2125550134'];
    const exported = await administrator.post(`/admin/workers/${slug}/export/`);
    expect(JSON.stringify(exported.body.messages_received)).toContain('It is Odalys');
    expect([...exported.body.contacts[0].former_numbers].sort()).toEqual([
      ...['+12125550131', '+12125550132', '+12125550133'],
    ]);
    expect((await administrator.post(`/admin/workers/${slug}/erase/`)).status).toBe(200);
    await app.finishTasks();
    expect(await findInTables(app.db, [...numbers, 'odalys', 'pemberton'])).toEqual([]);
  });

  it('a former number that is somebody else’s now stays theirs', async () => {
    const company = await aCompany(app.db);
    const manager = await app.as(await aManager(app.db, company.id));
    const added = await manager.post('/workers/', {
      name: 'Perpetua Lindqvist',
      phone_number: '+12125550141',
    });
    const { id, slug } = added.body.workers[0];
    await manager.patch('/workers/', { id, phone_number: '+12125550142' });
    await manager.post('/workers/', { name: 'Heir', phone_number: '+12125550141' });
    expect((await administrator.post(`/admin/workers/${slug}/erase/`)).status).toBe(200);
    const { workers } = (await manager.get('/workers/')).body;
    expect(workers.map((each: { phone_number: string }) => each.phone_number)).toEqual([
      '+12125550141',
    ]);
    expect(await findInTables(app.db, ['perpetua', 'lindqvist', '2125550142'])).toEqual([]);
  });

  it('of somebody whose role has ended: name and address in texts of the company, and in its own details', async () => {
    const company = await aCompany(app.db, {
      name: 'Crew of Wilhelmina Ostrander',
      nameShort: 'Ostrander',
      address: 'c/o Wilhelmina Ostrander, 1 Main Street',
      email: 'wilhelmina@ostrander.example',
      website: 'https://www.wilhelminaostrander-crews.example/',
      phoneNumber: '+12125550151',
    });
    const owner = await app.as(await anOwner(app.db, company.id));
    const former = await aManager(app.db, company.id);
    await app.db.query(
      `update users set username = 'w.ostrander', username_key = 'w.ostrander', first_name = 'Wilhelmina', last_name = 'Ostrander',
              email = 'wilhelmina@ostrander.example' where id = $1`,
      [former.userId],
    );
    const ended = await owner.delete(`/roles/${former.grant.id}/`);
    expect([ended.status, ended.body]).toEqual([200, expect.anything()]);
    await anEvent(app.db, {
      companyId: company.id,
      eventDescription:
        'Ask wilhelmina@ostrander.example, see https://crew.example/wilhelmina-ostrander2',
    });
    const answer = await administrator.post(`/admin/users/${former.userId}/erase/`);
    expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
    await app.finishTasks();
    expect(await findInTables(app.db, ['wilhelmina', 'w.ostrander', 'ostrander.example'])).toEqual(
      [],
    );
    const [kept] = await app.db.query<object[]>(
      'select name, address, email, website, phone_number from companies where id = $1',
      [company.id],
    );
    expect(kept).toEqual({
      name: `Crew of Former user ${former.userId}`,
      address: `c/o Former user ${former.userId}, 1 Main Street`,
      email: '',
      website: '',
      phone_number: '+12125550151',
    });
  });
});
