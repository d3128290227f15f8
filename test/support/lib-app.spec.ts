import { LaborRequest } from '#libs/labor';
import { aConfirmedRequest } from '../factories/a-request.js';
import { aLibApp, type LibApp } from './lib-app.js';
import { recordStatements } from './record-statements.js';

describe('the test support itself', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([]);
  });
  afterAll(() => app.close());

  it('makes everything a confirmed request hangs below', async () => {
    const request = await aConfirmedRequest(app.db);
    const found = await app.db.manager.findOneOrFail(LaborRequest, {
      where: { id: request.id },
      relations: { laborRequirement: { callTime: { event: { company: true } } }, worker: true },
    });
    expect(found.worker.companyId).toBe(found.laborRequirement.callTime.event.company.id);
  });

  it('counts the statements of a transaction', async () => {
    const statements = await recordStatements(app.db, () =>
      app.unitOfWork.asSystem((work) => work.rows('select 1')),
    );
    expect(statements).toEqual(['START TRANSACTION', 'select 1', 'COMMIT']);
  });
});
