import { NotificationModule } from '#libs/notification';
import { aRequest } from '../../../../test/factories/a-request.js';
import { aWorker } from '../../../../test/factories/a-worker.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { LaborModule } from '../labor.module.js';
import { RecipientNames } from './recipient-names.js';

describe('names of recipients', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([LaborModule, NotificationModule]);
  });
  afterAll(() => app.close());

  it('are those of the request, else those of the company’s contact with the number', async () => {
    const request = await aRequest(app.db, {});
    const [asked] = await app.db.query<
      [{ name: string; company_id: number; phone_number: string }]
    >('select name, company_id, phone_number from workers where id = $1', [request.workerId]);
    const other = await aWorker(app.db, { companyId: asked.company_id, name: 'Bo' });
    const about = { kind: 'offer', companyId: asked.company_id, body: 'Can you work?' } as const;
    const ofRequest = { ...about, phoneNumber: asked.phone_number, aboutId: request.id };
    const ofNumber = { ...about, phoneNumber: other.phoneNumber };
    const ofNobody = { ...about, phoneNumber: other.phoneNumber, companyId: 0 };

    const names = await RecipientNames.read(
      app.unitOfWork.reading(),
      [ofRequest, ofNumber, ofNobody],
      [],
    );
    expect([ofRequest, ofNumber, ofNobody].map((draft) => names.ofDraft(draft))).toEqual([
      { requestId: request.id, name: asked.name, phoneNumber: asked.phone_number },
      { requestId: null, name: 'Bo', phoneNumber: other.phoneNumber },
      { requestId: null, name: '', phoneNumber: other.phoneNumber },
    ]);
  });
});
