import { aCall } from '../factories/a-call.js';
import { aManager } from '../factories/a-grant.js';
import { aRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aPhoneNumber } from '../factories/numbers.js';
import { BrowserForm } from '../support/browser-form.js';
import { aSignedInBrowser } from '../support/signed-in-browser.js';
import { fillPage, type Values } from '../support/fill-page.js';

describe('candidates on the page that fills a call', () => {
  const office = fillPage();
  const { aFillPage, postedFrom } = office;

  it('of a canceled event asks nobody any more: no candidates, no choices, no first-come places', async () => {
    const { event, call, skill, requirement, worker, open } = await aFillPage();
    await worker('Free One');
    const { id: workerId } = await worker('Asked One');
    const { id } = await aRequest(office.app.db, { laborRequirementId: requirement.id, workerId });
    const parts = [
      'id="candidates"',
      `id="decline-${id}"`,
      `id="confirm-${id}"`,
      'id="first-come"',
    ];
    const shown = async (): Promise<string[]> => {
      const { html } = await open();
      return parts.filter((part) => html.includes(part));
    };
    expect(await shown()).toEqual(expect.arrayContaining(['id="candidates"', 'id="first-come"']));
    await office.app.db.query('update events set canceled = true where id = $1', [event.id]);
    expect(await shown()).toEqual([]);
    expect((await open()).text).toContain('Nobody is asked for it any more.');
    const page = await office.people.manager.open(`/app/events/${event.slug}/`);
    expect(page.text).toContain(skill.name);
    expect(page.html).not.toContain(`id="labor-${requirement.slug}-open"`);
    const requests = await office.people.manager.open(`/app/call/${call.slug}/requests/`);
    expect(requests.html).toContain(`id="request-${id}"`);
    expect(requests.html).not.toContain('value="decline"');
  });

  it('shows candidates with the skill first, each with what speaks for and against them', async () => {
    const { worker, open, call, event, skill } = await aFillPage();
    const busy = await worker('Busy');
    await worker('Able');
    await worker('Zed', false);
    const other = await aCall(office.app.db, { eventId: event.id, name: 'Strike', time: '10:00' });
    const { id } = await aRequirement(office.app.db, { callTimeId: other.id });
    await aRequest(office.app.db, {
      laborRequirementId: id,
      workerId: busy.id,
      state: 'confirmed',
    });
    const page = await open(`?search=${skill.id}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain(`${skill.name} · ${call.name}`);
    expect(page.text).toContain('0 of 2');
    expect(page.text.indexOf('Able')).toBeLessThan(page.text.indexOf('Busy'));
    expect(page.text.indexOf('Busy')).toBeLessThan(page.text.indexOf('Zed'));
    expect(page.text).toMatch(/in Event \d+, Strike \(confirmed\)/);
    expect((await open(`?search=${skill.id}&free=on`)).text).not.toContain('Busy');
    expect((await open(`?search=nobody-has-this-name`)).text).toContain('Nobody matches.');
  });

  it('keeps who is marked where an act is refused', async () => {
    const { worker, press } = await aFillPage();
    const [ann, bo] = [await worker('Ann'), await worker('Bo')];
    const refused = await press([
      ['worker_id', String(bo.id)],
      ['action', 'hug'],
    ]);
    expect(refused.status).toBe(400);
    expect(refused.html).toMatch(new RegExp(`worker_id"[^>]*value="${bo.id}"[^>]* checked`));
    expect(refused.html).not.toMatch(new RegExp(`worker_id"[^>]*value="${ann.id}"[^>]* checked`));
  });

  it('asks one and many, reserves and confirms, and keeps the search', async () => {
    const { worker, press, states } = await aFillPage();
    const [ann, bo, cy] = [await worker('Ann'), await worker('Bo'), await worker('Cy')];
    const marked: Values = [['worker_id', String(cy.id)]];
    const asked = await press([...marked, ['act', `request-${ann.id}`]], '?free=on');
    // Who was marked meanwhile stays so.
    expect(asked.html).toMatch(new RegExp(`name="worker_id"[^>]*value="${cy.id}"[^>]* checked`));
    expect(asked.html).not.toMatch(new RegExp(`value="${bo.id}"[^>]* checked`));
    expect(asked.path).toContain('?free=on');
    expect(asked.text).toContain('1 worker on the list. Nothing was sent yet.');
    await press([
      ['worker_id', String(bo.id)],
      ['worker_id', String(cy.id)],
      ['action', 'reserve'],
    ]);
    expect(await states()).toEqual({
      ...{ [ann.name]: 'pending', [bo.name]: 'pending reserved', [cy.name]: 'pending reserved' },
    });
    const confirmed = await press([
      ['worker_id', String(ann.id)],
      ['worker_id', String(bo.id)],
      ['action', 'confirm'],
    ]);
    expect(confirmed.text).toContain('2 workers confirmed.');
    expect(await office.app.textsTo(ann.phoneNumber)).toEqual([
      expect.stringContaining('confirmed'),
    ]);
    const nobody = await press([['action', 'request']]);
    expect([nobody.status, nobody.text]).toEqual([
      400,
      expect.stringContaining('Mark somebody first.'),
    ]);
    const again = await press([
      ['worker_id', String(ann.id)],
      ['action', 'request'],
    ]);
    expect(again.text).toContain('could not be: on the list already.');
  });

  it('offers to give the skill to who lacks it, and gives it by one more press only', async () => {
    const { worker, press, skill } = await aFillPage();
    const driver = await worker('Driver', false);
    const skills = async () =>
      (await office.app.db.query('select 1 from worker_skills where worker_id = $1', [driver.id]))
        .length;
    const asked = await press([['act', `request-${driver.id}`]]);
    expect(asked.text).toContain(`${driver.name} does not have the skill ${skill.name}.`);
    expect(await skills()).toBe(0);
    const given = await press([
      ['worker_id', String(driver.id)],
      ['action', 'give_skill'],
    ]);
    expect(given.text).toContain(`1 worker can do ${skill.name} now.`);
    expect(await skills()).toBe(1);
  });

  it('offers no skill to a steward, who asks and confirms all the same', async () => {
    const { worker, press, states, open } = await aFillPage();
    const driver = await worker('Driver', false);
    const asked = await press([['act', `confirm-${driver.id}`]], '', office.people.steward);
    expect(asked.status).toBe(200);
    expect(asked.text).not.toContain('does not have the skill');
    expect(await states()).toEqual({ [driver.name]: 'confirmed' });
    const given = await press(
      [
        ['worker_id', String(driver.id)],
        ['action', 'give_skill'],
      ],
      '',
      office.people.steward,
    );
    expect(given.status).toBe(404);
    expect((await open('', office.people.steward)).text).toContain(driver.name);
  });

  it('adds a contact who is asked at once, and shows what was typed when that is impossible', async () => {
    const { press, states, skill, open } = await aFillPage();
    const phone = aPhoneNumber();
    const typed: Values = [
      ['action', 'add_worker'],
      ['name', 'Nova Newcomer'],
      ['phone_number', phone],
      ['has_skill', 'on'],
      ['sms_consent', 'on'],
    ];
    const added = await press(typed, '?free=on');
    expect(added.text).toContain('Nova Newcomer is a contact now, and on the list.');
    expect(await states()).toEqual({ 'Nova Newcomer': 'pending' });
    expect(
      await office.app.db.query(
        `select ce.source, u.username is not null as by_somebody, ws.labor_type_id as skill
           from consent_entries ce join users u on u.id = ce.user_id
           join workers w on w.phone_number = ce.phone_number join worker_skills ws on ws.worker_id = w.id where ce.phone_number = $1`,
        [phone],
      ),
    ).toEqual([{ source: 'ticked', by_somebody: true, skill: skill.id }]);

    const twice = await press(typed.with(1, ['name', 'Nova "Twin" O\'Neill']));
    expect(twice.status).toBe(400);
    expect(twice.html).toContain('value="Nova &quot;Twin&quot; O\'Neill"');
    expect(twice.text).toContain('A contact with this phone number already exists.');
    expect(twice.html).toContain(`?search=${encodeURIComponent(phone)}`);
    const wrong = await press([
      ['action', 'add_worker'],
      ['name', ''],
      ['phone_number', '12'],
    ]);
    expect(wrong.status).toBe(400);
    expect(wrong.html).toContain('id="contact-name-error"');
    expect(wrong.html).toMatch(/<dialog id="add-contact"[^>]* open/);
    const unknownNumber = await press([
      ['action', 'add_worker'],
      ['name', 'No Number'],
      ['phone_number', '555-0111'],
    ]);
    expect(unknownNumber.html).toContain('id="contact-phone-error"');
    expect((await open()).text).not.toContain('No Number');
  });

  it('takes the same contact under the address of the form alone', async () => {
    const { requirement, states } = await aFillPage();
    const address = `/app/htmx-add-worker/${requirement.slug}/`;
    const form = await office.people.manager.open(address);
    expect(form.status).toBe(200);
    await postedFrom(office.people.manager, address, [
      ['name', 'Solo Signer'],
      ['phone_number', aPhoneNumber()],
    ]);
    expect(await states()).toEqual({ 'Solo Signer': 'pending' });
  });

  it('is for managers, administrators and the steward of the event', async () => {
    const { requirement, worker } = await aFillPage();
    const ann = await worker('Ann');
    const paths = ['requests', 'fill-list', `worker/${ann.id}`]
      .map((part) => `/app/labor/${requirement.slug}/${part}/`)
      .concat(`/app/htmx-add-worker/${requirement.slug}/`);
    const expected = {
      ...{ manager: 200, administrator: 200, steward: 200 },
      ...{ 'other steward': 403, owner: 403, worker: 403, stranger: 404 },
    };
    for (const path of paths)
      for (const [who, status] of Object.entries(expected))
        expect([path, who, (await office.people[who as 'manager'].open(path)).status]).toEqual([
          path,
          who,
          status,
        ]);
    expect((await new BrowserForm(office.app.url).open(paths[0]!)).path).toContain('/app/login/');
  });

  it('speaks Spanish', async () => {
    const { worker, path, requirement } = await aFillPage();
    const ann = await worker('Ann');
    const { id } = await aRequest(office.app.db, {
      laborRequirementId: requirement.id,
      workerId: ann.id,
    });
    const browser = await aSignedInBrowser(
      office.app,
      await aManager(office.app.db, office.company.id),
      {
        'accept-language': 'es',
      },
    );
    expect((await browser.open(path)).text).toContain('Quién podría venir');
    const refused = await postedFrom(browser, path, [['act', `on_no_show-${id}`]]);
    expect(refused.text).toContain('Solo falta quien dijo que sí');
  });
});
