import { aCompany } from '../../../test/factories/a-company.js';
import { anOwner } from '../../../test/factories/a-grant.js';
import { aLibApp, type LibApp } from '../../../test/support/lib-app.js';
import {
  CompanyLogoService,
  CompanyModule,
  CompanyQueries,
  CompanyService,
  type LogoImage,
} from '#libs/company';

describe('a company and its settings', () => {
  let app: LibApp;
  let companies: CompanyService;
  beforeAll(async () => {
    app = await aLibApp([CompanyModule]);
    companies = app.get(CompanyService);
  });
  afterAll(() => app.close());

  it('is founded with the rules every company starts with', async () => {
    const founded = await app.unitOfWork.asSystem((work) =>
      companies.create(work, {
        name: 'Acme',
        nameShort: 'AC',
        phoneNumber: '+14155550100',
        email: 'a@acme.example',
      }),
    );
    expect(founded).toMatchObject({
      name: 'Acme',
      name_short: 'AC',
      minimum_minutes: 240,
      round_up_target: 30,
      time_zone: 'America/New_York',
      logo_file: null,
    });
    expect(founded.slug).toMatch(/^[A-Za-z0-9]{7}$/);
  });

  it('changes what is given and nothing else', async () => {
    const { id } = await aCompany(app.db, { website: 'https://old.example' });
    const edited = await app.unitOfWork.asSystem((work) =>
      companies.edit(work, id, {
        city: 'Albany',
        minimumMinutes: 270,
        phoneNumber: '(415) 555-0199',
      }),
    );
    expect(edited).toMatchObject({
      city: 'Albany',
      minimum_minutes: 270,
      phone_number: '+14155550199',
      website: 'https://old.example',
    });
    expect(
      await app.unitOfWork.asSystem((work) => companies.edit(work, id, { city: null })),
    ).toMatchObject({ city: null, minimum_minutes: 270 });
  });

  it('names everything that is wrong, and changes nothing then', async () => {
    const { id } = await aCompany(app.db);
    const wrong = {
      name: 'New',
      phoneNumber: '12',
      email: 'x',
      website: 'javascript:alert(1)',
      roundUpTarget: 15,
      timeZone: 'Mars/Olympus',
    };
    const edit = app.unitOfWork.asSystem((work) => companies.edit(work, id, wrong));
    await expect(edit).rejects.toMatchObject({ kind: 'invalid' });
    const refusal = (await edit.catch((error: unknown) => error)) as { fields: object };
    expect(Object.keys(refusal.fields)).toEqual([
      'phone_number',
      'email',
      'website',
      'round_up_target',
      'time_zone',
    ]);
    expect(await app.db.query('select name from companies where id = $1', [id])).not.toEqual([
      { name: 'New' },
    ]);
  });

  it('are chosen as an owner, for which managing is not enough', async () => {
    const [own, foreign] = [await aCompany(app.db), await aCompany(app.db)];
    const { actor } = await anOwner(app.db, own.id);
    const chosen = (slug?: string) =>
      app.get(CompanyQueries).managed(app.unitOfWork.reading(app.as(actor)), slug, 'owner');
    expect(await chosen()).toMatchObject({ id: own.id });
    await expect(chosen(foreign.slug)).rejects.toMatchObject({
      fields: { company: expect.anything() },
    });
  });

  it('have one logo, under a name of its own', async () => {
    const company = await aCompany(app.db);
    const logos = app.get(CompanyLogoService);
    const png: LogoImage = {
      content: Buffer.from('one'),
      mediaType: 'image/png',
      etag: 'a'.repeat(64),
    };
    const webp: LogoImage = {
      content: Buffer.from('two'),
      mediaType: 'image/webp',
      etag: 'b'.repeat(64),
    };
    const first = await app.unitOfWork.asSystem((work) => logos.put(work, company.id, png));
    const found = (file: string, slug = company.slug) =>
      logos.find(app.unitOfWork.reading(), slug, file);
    expect([first, await found(first)]).toEqual([
      `${'a'.repeat(32)}.png`,
      { content: png.content, media_type: 'image/png', etag: png.etag },
    ]);

    const second = await app.unitOfWork.asSystem((work) => logos.put(work, company.id, webp));
    expect([await found(first), (await found(second))?.media_type]).toEqual([null, 'image/webp']);
    expect(await found(second, (await aCompany(app.db)).slug)).toBeNull();

    for (let times = 0; times < 2; times++)
      await app.unitOfWork.asSystem((work) => logos.remove(work, company.id));
    expect([
      await found(second),
      await app.db.query('select 1 from company_logos where company_id = $1', [company.id]),
    ]).toEqual([null, []]);
  });
});
