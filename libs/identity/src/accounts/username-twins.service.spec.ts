import { aUser } from '../../../../test/factories/a-user.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { UsernameTaken } from '../identity.errors.js';
import { IdentityModule } from '../identity.module.js';
import { UserService } from './user.service.js';
import { UsernameTwinsService } from './username-twins.service.js';

describe('user names in several spellings', () => {
  let app: LibApp;
  let twins: UsernameTwinsService;
  beforeAll(async () => {
    app = await aLibApp([IdentityModule]);
    twins = app.get(UsernameTwinsService);
  });
  afterAll(() => app.close());

  const list = () => twins.list(app.unitOfWork.reading());

  it('are listed with whose they are, and a rename frees the key', async () => {
    const older = await aUser(app.db, { username: 'Dana' });
    const twin = await aUser(app.db, { username: 'dana', usernameKey: null });
    expect(await list()).toEqual([
      { id: twin.id, username: 'dana', isActive: true, keptBy: 'Dana' },
    ]);
    const rename = (from: string, to: string) =>
      app.unitOfWork.asSystem((work) => twins.rename(work, from, to));
    await expect(rename('Dana', 'DANA')).resolves.toBeUndefined();
    await rename('DANA', 'dana-lee');
    expect(await list()).toEqual([]);
    const [{ username_key: key }] = await app.db.query(
      'select username_key from users where id = $1',
      [twin.id],
    );
    expect(key).toBe('dana');
    await expect(rename('dana', 'Dana-LEE')).rejects.toThrow(UsernameTaken);
    expect(older.id).toBeLessThan(twin.id);
  });

  it.each`
    there      | wanted          | because
    ${'robin'} | ${'ROBIN'}      | ${'case does not matter'}
    ${'josé'}  | ${'jose\u0301'} | ${'accents are composed in two ways'}
    ${'kim'}   | ${'ｋｉｍ'}     | ${'wide letters are letters'}
  `('"$wanted" is taken by "$there", because $because', async ({ there, wanted }) => {
    const create = (username: string) =>
      app.unitOfWork.asSystem((work) =>
        app.get(UserService).create(work, { username, passwordHash: '!' }),
      );
    await create(there as string);
    await expect(create(wanted as string)).rejects.toThrow(UsernameTaken);
  });
});
