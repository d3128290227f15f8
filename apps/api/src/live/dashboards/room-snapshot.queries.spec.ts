import pg from 'pg';
import { LaborModule } from '#libs/labor';
import { aCall } from '../../../../../test/factories/a-call.js';
import { aRequest } from '../../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../../test/factories/a-requirement.js';
import { aLibApp, type LibApp } from '../../../../../test/support/lib-app.js';
import { RoomSnapshotQueries } from './room-snapshot.queries.js';

describe('versions of a room', () => {
  let app: LibApp;
  let snapshots: RoomSnapshotQueries;
  let others: pg.Client[];
  let requirement: { id: number };

  beforeAll(async () => {
    app = await aLibApp([LaborModule]);
    snapshots = new RoomSnapshotQueries(app.unitOfWork);
    const { host, port, username, password, database } = app.db.options as {
      host: string;
      port: number;
      username: string;
      password: string;
      database: string;
    };
    others = Array.from(
      { length: 3 },
      () => new pg.Client({ host, port, user: username, password, database }),
    );
    for (const other of others) await other.connect();
    requirement = await aRequirement(app.db, { callTimeId: (await aCall(app.db)).id });
  });
  afterAll(async () => {
    for (const other of others) await other.end();
    await app.close();
  });

  const look = async () =>
    (await snapshots.readUnchecked({ kind: 'requirement', id: requirement.id }))!;
  const declined = (id: number) => `update labor_requests set state = 'declined' where id = ${id}`;

  it('stays while nothing is committed, and grows with each commit, in whatever order', async () => {
    const requests = await Promise.all(
      [1, 2, 3].map(() => aRequest(app.db, { laborRequirementId: requirement.id })),
    );
    for (const [index, other] of others.entries())
      await other.query(`begin; ${declined(requests[index]!.id)}`);
    const seen = [await look()];
    await others[0]!.query('savepoint a; create temp table t (id int); release a');
    expect((await look()).version).toBeGreaterThanOrEqual(seen[0]!.version);
    for (const index of [2, 0, 1]) {
      await others[index]!.query('commit');
      seen.push(await look());
    }
    expect(seen.map(({ counts }) => counts.declined)).toEqual([0, 1, 2, 3]);
    for (const [index, { version }] of seen.slice(1).entries())
      expect(version).toBeGreaterThan(seen[index]!.version);
  });

  it('are higher whenever more is visible, with concurrent writers and readers', async () => {
    const requests = await Promise.all(
      Array.from({ length: 30 }, () => aRequest(app.db, { laborRequirementId: requirement.id })),
    );
    const writers = others.map(async (other, turn) => {
      for (const { id } of requests.filter((_, index) => index % others.length === turn))
        await other.query(declined(id));
    });
    const looks: { version: number; declined: number }[] = [];
    const looking = Array.from({ length: 4 }, async () => {
      for (let n = 0; n < 25; n++) {
        const { version, counts } = await look();
        looks.push({ version, declined: counts.declined });
      }
    });
    await Promise.all([...writers, ...looking]);
    looks.sort((a, b) => a.version - b.version || a.declined - b.declined);
    for (const [index, { version, declined: more }] of looks.slice(1).entries()) {
      expect(more).toBeGreaterThanOrEqual(looks[index]!.declined);
      if (version === looks[index]!.version) expect(more).toBe(looks[index]!.declined);
    }
  });
});
