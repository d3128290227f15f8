import { aCompany } from '../../../../test/factories/a-company.js';
import { aManager } from '../../../../test/factories/a-grant.js';
import { atOnce } from '../../../../test/support/at-once.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { IdentityModule } from '../identity.module.js';
import { ImportLinkService } from './import-link.service.js';

describe('a link to the import of contacts', () => {
  let app: LibApp;
  let links: ImportLinkService;
  let token: string;
  beforeAll(async () => {
    app = await aLibApp([IdentityModule]);
    links = app.get(ImportLinkService);
  });
  beforeEach(async () => {
    app.clock.setTime('2031-05-01T12:00:00Z');
    const { id: companyId } = await aCompany(app.db);
    const { actor } = await aManager(app.db, companyId);
    token = await app.unitOfWork.as(app.as(actor), (work) => links.create(work, companyId));
  });
  afterAll(() => app.close());

  const check = () => app.unitOfWork.asSystem((work) => links.check(work, token));
  const open = () => app.unitOfWork.asSystem((work) => links.open(work, token));
  const GONE = { code: 'import_link.unknown' };

  it('can be opened until it was', async () => {
    await check();
    await open();
    await expect(check()).rejects.toMatchObject(GONE);
    await expect(open()).rejects.toMatchObject(GONE);
  });

  it('is opened once, of two at the same time', async () => {
    const outcomes = await atOnce(app.db, 'import_links', [open, open]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
