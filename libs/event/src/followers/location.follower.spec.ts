import { CompanyModule, LocationProfile, LocationProfileService } from '#libs/company';
import { aLocation } from '../../../../test/factories/a-location.js';
import { anEvent } from '../../../../test/factories/an-event.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { LocationInUse } from '../event.errors.js';
import { EventModule } from '../event.module.js';

describe('a location', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([EventModule, CompanyModule]);
  });
  afterAll(() => app.close());

  it('cannot be deleted while an event takes place there; an archived one does not count', async () => {
    const location = await aLocation(app.db);
    const { companyId } = location;
    const event = await anEvent(app.db, { companyId, locationProfileId: location.id });
    const remove = () =>
      app.unitOfWork.asSystem((work) =>
        app.get(LocationProfileService).remove(work, companyId, location.id),
      );
    const left = () => app.db.manager.countBy(LocationProfile, { id: location.id });
    await expect(remove()).rejects.toThrow(LocationInUse);
    expect(await left()).toBe(1);

    await app.db.query('update events set archived_at = now() where id = $1', [event.id]);
    await remove();
    expect(await left()).toBe(0);
  });
});
