import { AltPhone } from '#libs/labor';
import { aConfirmedRequest, aRequest } from '../factories/a-request.js';
import { contactPages } from '../support/contact-pages.js';

describe('the page of a contact', () => {
  const pages = contactPages();
  const { aContact, reload } = pages;

  describe('one contact', () => {
    it('shows numbers, skills, notes, counters, and changes them', async () => {
      const worker = await aContact({ name: 'Omar', notes: 'Nights only', noShowCount: 1 });
      const profile = await pages.manager.open(`/app/worker/${worker.slug}/`);
      for (const word of ['Omar', 'Nights only', 'none yet', 'agreed'])
        expect(profile.text).toContain(word);

      const form = await pages.manager.open(`/app/worker/edit/${worker.id}/`);
      expect(form.html).toContain('Nights only');
      const saved = await pages.manager.post(`/app/worker/edit/${worker.id}/`, [
        ['name', 'Omar B.'],
        ['phone_number', worker.phoneNumber],
        ['labor_types', String(pages.rigger.id)],
        ['notes', ''],
        ['language', 'es'],
        ['primary_skill', String(pages.rigger.id)],
        ['secondary_skill', ''],
      ]);
      expect(saved.path).toBe(`/app/worker/${worker.slug}/`);
      expect(await reload(worker)).toMatchObject({
        name: 'Omar B.',
        notes: '',
        language: 'es',
        primarySkillId: pages.rigger.id,
      });

      for (const [path, count] of [
        ['increment-nocallnoshow', 2],
        ['decrement-nocallnoshow', 1],
        ['decrement-nocallnoshow', 0],
        ['decrement-nocallnoshow', 0],
      ] as const) {
        await pages.manager.post(`/app/${worker.id}/${path}/`);
        expect((await reload(worker))!.noShowCount).toBe(count);
      }
      await pages.manager.post(`/app/${worker.id}/increment-canceled/`);
      expect((await reload(worker))!.canceledCount).toBe(1);
    });

    it.each`
      change                         | said                             | because
      ${{ phone_number: 'call me' }} | ${'not a valid phone number'}    | ${'that is no number'}
      ${{ name: ' ' }}               | ${'This field may not be blank'} | ${'there is no name'}
      ${{ primary_skill: '999999' }} | ${'no such skill'}               | ${'nobody has that skill'}
      ${{ language: 'fr' }}          | ${'not a valid choice'}          | ${'we write no French'}
      ${{ name: 'x'.repeat(201) }}   | ${'no more than 200 characters'} | ${'nobody is called that'}
    `('loses nothing of a refused change, because $because', async ({ change, said }) => {
      const worker = await aContact({ name: 'Stays' });
      const typed = {
        name: 'Typed name',
        phone_number: worker.phoneNumber,
        notes: 'Typed notes',
        language: 'en',
        ...(change as object),
      };
      const refused = await pages.manager.post(
        `/app/worker/edit/${worker.id}/`,
        Object.entries(typed),
      );
      expect([refused.status, refused.text.toLowerCase()]).toEqual([
        400,
        expect.stringContaining((said as string).toLowerCase()),
      ]);
      expect(refused.html).toContain('Typed notes');
      expect(await reload(worker)).toMatchObject({ name: 'Stays', notes: null });
    });

    it('has further numbers: added, texted from now on, removed', async () => {
      const worker = await aContact();
      const path = `/app/worker/${worker.slug}/numbers/`;
      const bad = await pages.manager.post(path, [
        ['do', 'add'],
        ['phone_number', '1'],
        ['label', 'my label'],
      ]);
      expect([bad.status, bad.html]).toEqual([400, expect.stringContaining('value="my label"')]);
      await pages.manager.post(path, [
        ['do', 'add'],
        ['phone_number', '(415) 555-0161'],
        ['label', 'home'],
      ]);
      const [alt] = await pages.app.db.manager.findBy(AltPhone, { workerId: worker.id });
      expect(alt).toMatchObject({ phoneNumber: '+14155550161', label: 'home' });
      await pages.manager.post(path, [
        ['do', 'primary'],
        ['alt_id', String(alt!.id)],
      ]);
      expect((await reload(worker))!.phoneNumber).toBe('+14155550161');
      await pages.manager.post(path, [
        ['do', 'remove'],
        ['alt_id', String(alt!.id)],
      ]);
      expect(await pages.app.db.manager.countBy(AltPhone, { workerId: worker.id })).toBe(0);
      expect((await pages.manager.post(path, [['do', 'remove']])).status).toBe(400);
    });

    it('has a history, by state, and a ledger whose reading is audited', async () => {
      const worker = await aContact();
      const request = await aConfirmedRequest(pages.app.db, { workerId: worker.id });
      await aRequest(pages.app.db, { workerId: worker.id, state: 'declined' });
      const history = await pages.manager.open(`/app/worker/history/${worker.slug}/`);
      expect(history.html).toContain(`request-${request.id}`);
      const declined = await pages.manager.open(
        `/app/worker/history/${worker.slug}/?state=declined`,
      );
      expect(declined.html).not.toContain(`request-${request.id}`);

      const ledger = await pages.manager.open(`/app/worker/${worker.slug}/consent/`);
      expect(ledger.text).toContain('YES');
      const [{ reads }] = await pages.app.db.query(
        `select count(*)::int as reads from audit_entries where action = 'consent_history.read' and subject_id = $1`,
        [worker.id],
      );
      expect(reads).toBe(1);
    });

    it('is deleted, unless there are requests', async () => {
      const [used, unused] = [await aContact({ name: 'Used' }), await aContact({ name: 'Unused' })];
      await aRequest(pages.app.db, { workerId: used.id });
      const refused = await pages.manager.post(`/app/worker/delete/${used.slug}/`);
      expect([refused.status, refused.text]).toEqual([
        400,
        expect.stringContaining('labor requests'),
      ]);
      const deleted = await pages.manager.post(`/app/worker/delete/${unused.slug}/`);
      expect([deleted.path, await reload(unused), Boolean(await reload(used))]).toEqual([
        '/app/workers/',
        null,
        true,
      ]);
    });

    it('gets consent by hand, which a STOP outlives', async () => {
      const worker = await aContact({ consents: false });
      await pages.manager.post(`/app/worker/${worker.slug}/consent/`);
      expect((await pages.manager.open(`/app/worker/${worker.slug}/`)).text).toContain(
        'agreed to texts',
      );
    });
  });

  describe('texts', () => {
    it('are shown as a conversation, and written where one may', async () => {
      const worker = await aContact({ name: 'Tess' });
      const sent = await pages.manager.post(`/app/worker/${worker.slug}/messages/`, [
        ['text', 'Bring gloves.'],
      ]);
      expect([sent.status, sent.text]).toEqual([200, expect.stringContaining('Bring gloves.')]);
      await pages.app.finishTasks();
      expect(await pages.app.textsTo(worker.phoneNumber)).toEqual([
        expect.stringMatching(/^North: Bring gloves\.$/),
      ]);
    });

    it.each`
      setup            | said
      ${'never asked'} | ${'has not agreed'}
      ${'stopped'}     | ${'sent STOP'}
    `('are refused where the number $setup', async ({ setup, said }) => {
      const worker = await aContact({ consents: setup === 'stopped' });
      if (setup === 'stopped')
        await pages.app.db.query(
          `insert into phone_stops (phone_number, sender, stopped_at) values ($1, 'shared', now())`,
          [worker.phoneNumber],
        );
      expect((await pages.manager.open(`/app/worker/${worker.slug}/messages/`)).html).not.toContain(
        'name="text"',
      );
      const refused = await pages.manager.post(`/app/worker/${worker.slug}/messages/`, [
        ['text', 'Hello'],
      ]);
      expect([refused.status, refused.text]).toEqual([
        400,
        expect.stringContaining(said as string),
      ]);
      expect(await pages.app.textsTo(worker.phoneNumber)).toEqual([]);
    });

    it('wait for the sending hours, and keep what was typed when it is too long', async () => {
      const worker = await aContact();
      const path = `/app/worker/${worker.slug}/messages/`;
      const long = await pages.manager.post(path, [['text', 'x'.repeat(1600)]]);
      expect([long.status, long.html]).toEqual([400, expect.stringContaining('x'.repeat(1600))]);
      expect((await pages.manager.post(path, [['text', '  ']])).status).toBe(400);
      pages.app.clock.setTime('2031-05-01T23:30:00-04:00');
      expect((await pages.manager.post(path, [['text', 'Good night']])).text).toContain(
        'The text waits until',
      );
      await pages.app.finishTasks();
      const [{ status }] = await pages.app.db.query(
        `select status from outgoing_messages where recipient = $1`,
        [worker.phoneNumber],
      );
      expect(status).toBe('held');
      pages.app.clock.setTime('2031-05-01T12:00:00-04:00');
    });
  });
});
