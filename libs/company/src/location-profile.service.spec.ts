import { aCompany } from '../../../test/factories/a-company.js';
import { aLocation } from '../../../test/factories/a-location.js';
import { aLibApp, type LibApp } from '../../../test/support/lib-app.js';
import {
  CompanyModule,
  type CompanyRow,
  type LocationChanges,
  LocationProfile,
  LocationProfileService,
} from '#libs/company';
import { NotFound } from '#libs/kernel';

describe('locations', () => {
  let app: LibApp;
  let locations: LocationProfileService;
  beforeAll(async () => {
    app = await aLibApp([CompanyModule]);
    locations = app.get(LocationProfileService);
  });
  afterAll(() => app.close());

  const aCompanyRow = async (): Promise<CompanyRow> => {
    const { id } = await aCompany(app.db, {
      minimumMinutes: 240,
      mealTriggerMinutes: 300,
      roundUpMinutes: 15,
    });
    return (await app.unitOfWork
      .reading()
      .row<CompanyRow>('select * from companies where id = $1', [id]))!;
  };
  const edit = (company: CompanyRow, id: number, changes: LocationChanges) =>
    app.unitOfWork.asSystem((work) => locations.edit(work, company, id, changes));

  it("follow their company where the form sent back the company's own values", async () => {
    const company = await aCompanyRow();
    const draft = {
      name: 'Arena',
      address: '',
      timeZone: null,
      minimumMinutes: 240,
      mealTriggerMinutes: 360,
      roundUpMinutes: null,
    };
    const location = await app.unitOfWork.asSystem((work) => locations.add(work, company, draft));
    expect(location).toMatchObject({
      name: 'Arena',
      address: '',
      minimum_minutes: null,
      meal_trigger_minutes: 360,
      round_up_minutes: null,
    });

    expect(
      await edit(company, location.id, { minimumMinutes: 240, mealTriggerMinutes: null }),
    ).toMatchObject({ minimum_minutes: null, meal_trigger_minutes: null });
    expect(await edit(company, location.id, { minimumMinutes: 0 })).toMatchObject({
      name: 'Arena',
      minimum_minutes: 0,
    });
    expect(
      await app.db.manager.findOneByOrFail(LocationProfile, { id: location.id }),
    ).toMatchObject({ minimumMinutes: 0, mealTriggerMinutes: null });
  });

  it("are not there for another company's manager", async () => {
    const company = await aCompanyRow();
    const foreign = await aLocation(app.db);
    await expect(edit(company, foreign.id, { name: 'Mine' })).rejects.toThrow(NotFound);
    await expect(
      app.unitOfWork.asSystem((work) => locations.remove(work, company.id, foreign.id)),
    ).rejects.toThrow(NotFound);
  });
});
