import { Worker } from '#libs/labor';
import { aCompany } from '../factories/a-company.js';
import { aManager, anAdministrator, anOwner, aSteward } from '../factories/a-grant.js';
import { aUser } from '../factories/a-user.js';
import { OfficeBrowser } from '../support/office-browser.js';
import { contactPages } from '../support/contact-pages.js';

describe('pages about contacts', () => {
  const pages = contactPages();
  const { aContact, reload } = pages;

  describe('access', () => {
    const GETS = [
      '/app/workers/',
      '/app/workers/search/',
      '/app/contacts/clear-unused/',
      '/app/contacts/export/',
      '/app/skills/',
      '/app/location-profiles/',
      '/app/location-profiles/create/',
    ];
    const OF_WORKER = (worker: Worker): [string, string][] => [
      ['GET', `/app/worker/${worker.slug}/`],
      ['GET', `/app/worker/edit/${worker.id}/`],
      ['POST', `/app/worker/edit/${worker.id}/`],
      ['POST', `/app/${worker.id}/increment-nocallnoshow/`],
      ['POST', `/app/${worker.id}/decrement-nocallnoshow/`],
      ['POST', `/app/${worker.id}/increment-canceled/`],
      ['POST', `/app/${worker.id}/decrement-canceled/`],
      ['POST', `/app/worker/${worker.slug}/numbers/`],
      ['POST', `/app/worker/${worker.slug}/consent/`],
      ['POST', `/app/worker/delete/${worker.slug}/`],
      ['GET', `/app/worker/history/${worker.slug}/`],
      ['GET', `/app/worker/${worker.slug}/consent/`],
      ['GET', `/app/worker/${worker.slug}/messages/`],
      ['POST', `/app/worker/${worker.slug}/messages/`],
    ];
    const statusOf = async (
      browser: OfficeBrowser,
      method: string,
      path: string,
    ): Promise<number> =>
      (method === 'GET'
        ? await browser.open(path)
        : await browser.post(path, [
            ['text', 'x'],
            ['name', 'x'],
            ['phone_number', '+14155550199'],
            ['do', 'add'],
          ])
      ).status;

    it('is for managers and administrators: others get 403, other companies 404', async () => {
      const worker = await aContact({ name: 'Secret Name' });
      const steward = await OfficeBrowser.of(
        pages.app,
        await aSteward(pages.app.db, pages.company.id),
      );
      const owner = await OfficeBrowser.of(
        pages.app,
        await anOwner(pages.app.db, pages.company.id),
      );
      const nobody = await OfficeBrowser.of(pages.app, { userId: (await aUser(pages.app.db)).id });
      const foreigner = await OfficeBrowser.of(
        pages.app,
        await aManager(pages.app.db, (await aCompany(pages.app.db)).id),
      );
      const administrator = await OfficeBrowser.of(pages.app, await anAdministrator(pages.app.db));
      for (const path of GETS) {
        for (const refused of [steward, owner, nobody])
          expect([path, await statusOf(refused, 'GET', path)]).toEqual([path, 403]);
        expect([path, await statusOf(pages.manager, 'GET', path)]).toEqual([path, 200]);
        expect([
          path,
          await statusOf(administrator, 'GET', `${path}?company=${pages.company.slug}`),
        ]).toEqual([path, 200]);
      }
      for (const [method, path] of OF_WORKER(worker)) {
        for (const refused of [steward, owner, nobody])
          expect([path, await statusOf(refused, method, path)]).toEqual([path, 403]);
        expect([path, await statusOf(foreigner, method, path)]).toEqual([path, 404]);
        if (method === 'GET')
          expect([path, await statusOf(administrator, method, path)]).toEqual([path, 200]);
      }
      expect(await reload(worker)).toMatchObject({
        name: 'Secret Name',
        noShowCount: 0,
        canceledCount: 0,
      });
    });

    it.each(['abc', '0', '99999999999999999999', '-1', '1e3', '%00'])(
      'the id %s leads to no page',
      async (id) => {
        expect((await pages.manager.open(`/app/worker/edit/${id}/`)).status).toBeGreaterThanOrEqual(
          400,
        );
        expect((await pages.manager.open(`/app/worker/edit/${id}/`)).status).toBeLessThanOrEqual(
          404,
        );
      },
    );
  });

  it('speaks Spanish', async () => {
    const worker = await aContact({ name: 'Luz' });
    const spanish = await OfficeBrowser.of(
      pages.app,
      { userId: pages.managerId },
      { 'accept-language': 'es' },
    );
    for (const [path, word] of [
      ['/app/workers/', 'Contactos'],
      [`/app/worker/${worker.slug}/`, 'Ausencias'],
      [`/app/worker/history/${worker.slug}/`, 'Historial'],
      [`/app/worker/${worker.slug}/messages/`, 'Enviar mensaje'],
      ['/app/skills/', 'Especialidades'],
      ['/app/location-profiles/create/', 'Zona horaria'],
    ])
      expect((await spanish.open(path!)).text).toContain(word);
    const refused = await spanish.post('/app/workers/', [
      ['name', 'A'],
      ['phone_number', '1'],
    ]);
    expect(refused.text).toContain('no es un número de teléfono válido');
  });
});
