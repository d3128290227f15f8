import { NotFound, randomShortToken } from '#libs/kernel';
import { NotificationModule } from '#libs/notification';
import type { Caller, Work } from '#libs/platform';
import { aCompany } from '../../../../test/factories/a-company.js';
import { aManager } from '../../../../test/factories/a-grant.js';
import { aRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { aSkill } from '../../../../test/factories/a-skill.js';
import { aUser } from '../../../../test/factories/a-user.js';
import { aWorker } from '../../../../test/factories/a-worker.js';
import { aPhoneNumber, nextNumber } from '../../../../test/factories/numbers.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { recordCancellations } from '../requests/cancellations.js';
import { LaborRequest } from '../requests/labor-request.entity.js';
import { RegistrationToken } from './registration-token.entity.js';
import { WorkerSkill } from './worker-skill.entity.js';
import { Worker } from './worker.entity.js';
import {
  PhoneInvalid,
  WorkerSkillUnknown,
  WorkerExists,
  WorkerHasRequests,
} from './worker.errors.js';
import { WorkerService } from './worker.service.js';
import { WorkersModule } from './workers.module.js';

describe('the contacts of a company', () => {
  let app: LibApp;
  let service: WorkerService;
  let companyId: number;
  let by: Caller;

  beforeAll(async () => {
    app = await aLibApp([WorkersModule, NotificationModule]);
    service = app.get(WorkerService);
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    companyId = (await aCompany(app.db)).id;
    by = app.as((await aManager(app.db, companyId)).actor);
    app.clock.useRealTime();
  });

  const doing = <T>(verb: (work: Work) => Promise<T>): Promise<T> => app.unitOfWork.as(by, verb);
  const add = (name: string, phoneNumber: string): Promise<number> =>
    doing((work) => service.add(work, companyId, { name, phoneNumber }));
  const edit = (id: number, changes: Parameters<WorkerService['edit']>[3]): Promise<void> =>
    doing((work) => service.edit(work, companyId, id, changes));
  const remove = (id: number): Promise<void> =>
    doing((work) => service.remove(work, companyId, id));
  const found = (id: number): Promise<Worker> => app.db.manager.findOneByOrFail(Worker, { id });
  const tokensOf = (workerId: number): Promise<RegistrationToken[]> =>
    app.db.manager.findBy(RegistrationToken, { workerId });
  const skillsOf = async (workerId: number): Promise<number[]> =>
    (
      await app.db.manager.find(WorkerSkill, { where: { workerId }, order: { laborTypeId: 'ASC' } })
    ).map((skill) => skill.laborTypeId);
  const auditOf = (
    workerId: number,
  ): Promise<{ action: string; before: object | null; after: object | null }[]> =>
    app.db.query(
      `select action, before, after from audit_trail where subject = 'worker' and subject_id = $1 order by id`,
      [workerId],
    );

  /** A user with a profile, whose number was proven by a code or not. */
  async function aPersonWith(phoneNumber: string, phoneVerifiedAt: Date | null): Promise<number> {
    const { id } = await aUser(app.db);
    await app.db.query(
      'insert into user_profiles (user_id, phone_number, phone_verified_at, slug) values ($1, $2, $3, $4)',
      [id, phoneNumber, phoneVerifiedAt, `prof${nextNumber()}`],
    );
    return id;
  }

  describe('adding', () => {
    it('writes numbers one way', async () => {
      const worker = await found(await add('Dana', '(415) 555-0111'));
      expect([worker.name, worker.phoneNumber, worker.companyId]).toEqual([
        'Dana',
        '+14155550111',
        companyId,
      ]);
      expect(worker.slug).toMatch(/^[a-z0-9]{10}$/);
    });

    it('W25 refuses a known number, however it is written', async () => {
      await add('Dana', '4155550112');
      await expect(add('Lee', '+1 415-555-0112')).rejects.toThrow(WorkerExists);
      await expect(app.db.manager.countBy(Worker, { companyId })).resolves.toBe(1);
    });

    it('knows nothing of the contacts of others', async () => {
      const elsewhere = await aWorker(app.db);
      const id = await add('Same person', elsewhere.phoneNumber);
      expect(id).not.toBe(elsewhere.id);
    });

    it('refuses what is no number', async () => {
      await expect(add('Dana', '555-0111')).rejects.toThrow(PhoneInvalid);
    });

    it.each(['+1 123 456 7890', '(999) 736-5000', '+34 112 345 678'])(
      'refuses %s, which no country has',
      async (number) => {
        await expect(add('Dana', number)).rejects.toThrow(PhoneInvalid);
      },
    );

    it('lets one of two win who add the same number at once', async () => {
      const number = aPhoneNumber();
      const answers = await Promise.allSettled([add('Dana', number), add('Dana', number)]);
      const refused = answers.filter((answer) => answer.status === 'rejected');
      expect(refused.map(({ reason }) => reason as unknown)).toEqual([expect.any(WorkerExists)]);
      expect(await app.db.manager.countBy(Worker, { companyId, phoneNumber: number })).toBe(1);
    });

    it('leaves a registration token of 30 days where nobody has proven the number', async () => {
      app.clock.setTime('2031-05-01T12:00:00Z');
      const number = aPhoneNumber();
      await aPersonWith(number, null);
      const id = await add('Dana', number);
      expect((await found(id)).userId).toBeNull();
      expect((await tokensOf(id)).map((token) => token.expiresAt.toISOString())).toEqual([
        '2031-05-31T12:00:00.000Z',
      ]);
    });

    it('links the worker to the user who proved the number last', async () => {
      const number = aPhoneNumber();
      await aPersonWith(number, new Date('2030-01-01T00:00:00Z'));
      const owner = await aPersonWith(number, new Date('2031-01-01T00:00:00Z'));
      const id = await add('Dana', number);
      expect((await found(id)).userId).toBe(owner);
      expect(await tokensOf(id)).toEqual([]);
    });

    it('is audited with the end of the number only', async () => {
      const id = await add('Dana', '+14155550119');
      expect(await auditOf(id)).toEqual([
        {
          action: 'worker.added',
          before: null,
          after: { name: 'Dana', phone_number: '********0119' },
        },
      ]);
    });
  });

  describe('editing', () => {
    let worker: Worker;
    beforeEach(async () => {
      worker = await aWorker(app.db, { companyId, name: 'Dana', notes: 'Night shifts' });
    });

    it('W3 changes what is given and nothing else', async () => {
      await edit(worker.id, { notes: 'Forklift' });
      const { name, phoneNumber, notes } = await found(worker.id);
      expect([name, phoneNumber, notes]).toEqual(['Dana', worker.phoneNumber, 'Forklift']);
      expect(await auditOf(worker.id)).toEqual([
        {
          action: 'worker.changed',
          before: { notes: 'Night shifts' },
          after: { notes: 'Forklift' },
        },
      ]);
    });

    it('says nothing when nothing changes', async () => {
      await edit(worker.id, {
        name: 'Dana',
        phoneNumber: worker.phoneNumber.slice(2),
        laborTypeIds: [],
      });
      expect(await auditOf(worker.id)).toEqual([]);
    });

    it('keeps a number of old data that is not valid, and takes no other such', async () => {
      const worker = await aWorker(app.db, { companyId, phoneNumber: '+11234567890' });
      await edit(worker.id, { name: 'Lee', phoneNumber: '(123) 456-7890' });
      expect(await found(worker.id)).toMatchObject({ name: 'Lee', phoneNumber: '+11234567890' });
      await expect(edit(worker.id, { phoneNumber: '123 456 7891' })).rejects.toThrow(PhoneInvalid);
    });

    it('refuses the number of another contact', async () => {
      const other = await aWorker(app.db, { companyId });
      await expect(
        edit(worker.id, { name: 'Lee', phoneNumber: other.phoneNumber }),
      ).rejects.toThrow(WorkerExists);
      expect((await found(worker.id)).name).toBe('Dana');
    });

    it('carries no consent over to a new number, nor takes it from the old one', async () => {
      const number = aPhoneNumber();
      await edit(worker.id, { phoneNumber: number });
      const consents = await app.db.query(
        'select phone_number from consents where company_id = $1',
        [companyId],
      );
      expect(consents).toEqual([{ phone_number: worker.phoneNumber }]);
    });

    it('links a worker without an account whose new number somebody has proven', async () => {
      const number = aPhoneNumber();
      const owner = await aPersonWith(number, new Date());
      await edit(worker.id, { phoneNumber: number });
      expect((await found(worker.id)).userId).toBe(owner);
    });

    it('leaves a worker the account they have', async () => {
      const { id: userId } = await aUser(app.db);
      const linked = await aWorker(app.db, { companyId, userId });
      const number = aPhoneNumber();
      await aPersonWith(number, new Date());
      await edit(linked.id, { phoneNumber: number });
      expect((await found(linked.id)).userId).toBe(userId);
    });

    it('replaces the skills and leaves foreign ones out', async () => {
      const [rigger, audio, foreign] = [
        await aSkill(app.db, { companyId }),
        await aSkill(app.db, { companyId }),
        await aSkill(app.db),
      ];
      await edit(worker.id, { laborTypeIds: [rigger.id] });
      await edit(worker.id, { laborTypeIds: [audio.id, audio.id, foreign.id, 987_654] });
      expect(await skillsOf(worker.id)).toEqual([audio.id]);
      expect((await auditOf(worker.id)).at(-1)).toEqual({
        action: 'worker.skills_changed',
        before: { labor_type_ids: [rigger.id] },
        after: { labor_type_ids: [audio.id] },
      });
    });

    it('sets and clears preferred skills', async () => {
      const rigger = await aSkill(app.db, { companyId });
      await edit(worker.id, { primarySkillId: rigger.id, secondarySkillId: null });
      expect((await found(worker.id)).primarySkillId).toBe(rigger.id);
      await edit(worker.id, { primarySkillId: null });
      expect((await found(worker.id)).primarySkillId).toBeNull();
    });

    it('refuses a foreign preferred skill by its field', async () => {
      const foreign = await aSkill(app.db);
      const refusal = await edit(worker.id, { secondarySkillId: foreign.id }).catch(
        (error: unknown) => error,
      );
      expect(refusal).toBeInstanceOf(WorkerSkillUnknown);
      expect(Object.keys((refusal as WorkerSkillUnknown).fields)).toEqual(['secondary_skill']);
    });

    it('does not find the workers of others', async () => {
      const foreign = await aWorker(app.db);
      await expect(edit(foreign.id, { name: 'Mine' })).rejects.toThrow(NotFound);
      await expect(
        doing((work) => service.edit(work, foreign.companyId, foreign.id, { name: 'Mine' })),
      ).rejects.toThrow(NotFound);
    });
  });

  describe('deleting', () => {
    it('deletes a contact who was never requested', async () => {
      const worker = await aWorker(app.db, { companyId });
      await remove(worker.id);
      expect(await app.db.manager.findOneBy(Worker, { id: worker.id })).toBeNull();
      expect((await auditOf(worker.id)).map(({ action }) => action)).toEqual(['worker.deleted']);
    });

    it.each`
      state          | because
      ${'pending'}   | ${'an answer may come'}
      ${'confirmed'} | ${'the crew counts on them'}
      ${'declined'}  | ${'it is their history'}
      ${'canceled'}  | ${'it is their history'}
    `('keeps one with a $state request, because $because', async ({ state }) => {
      const request = await aRequest(app.db, { state });
      const { companyId: employer } = await found(request.workerId);
      by = app.as((await aManager(app.db, employer)).actor);
      await expect(
        doing((work) => service.remove(work, employer, request.workerId)),
      ).rejects.toThrow(WorkerHasRequests);
    });

    it('keeps one whose requests were archived with their event', async () => {
      const request = await aRequest(app.db);
      const { companyId: employer } = await found(request.workerId);
      await app.db.query('update events set archived_at = now() where company_id = $1', [employer]);
      by = app.as((await aManager(app.db, employer)).actor);
      await expect(
        doing((work) => service.remove(work, employer, request.workerId)),
      ).rejects.toThrow(WorkerHasRequests);
    });

    it('keeps one whom the company took off a call, also when the request is gone', async () => {
      const { id, workerId } = await aRequest(app.db, { state: 'canceled' });
      const { companyId: employer } = await found(workerId);
      await app.unitOfWork.asSystem(async (work) => recordCancellations(work, [id]));
      await app.db.manager.delete(LaborRequest, id);
      by = app.as((await aManager(app.db, employer)).actor);
      const removal = doing((work) => service.remove(work, employer, workerId));
      await expect(removal).rejects.toThrow(WorkerHasRequests);
    });

    it('waits for somebody who is requesting the worker, and keeps them', async () => {
      const worker = await aWorker(app.db, { companyId });
      const skill = await aSkill(app.db, { companyId });
      const requirement = await aRequirement(app.db, { laborTypeId: skill.id });
      let removal: Promise<unknown> = Promise.resolve();
      await app.db.transaction(async (tx) => {
        await tx.insert(LaborRequest, {
          workerId: worker.id,
          laborRequirementId: requirement.id,
          tokenShort: randomShortToken(),
          state: 'pending',
        });
        removal = remove(worker.id).catch((error: unknown) => error);
        await app.db.query('select pg_sleep(0.1)');
      });
      expect(await removal).toBeInstanceOf(WorkerHasRequests);
      expect(await app.db.manager.countBy(LaborRequest, { workerId: worker.id })).toBe(1);
    });

    it('does not find the workers of others', async () => {
      const foreign = await aWorker(app.db);
      await expect(remove(foreign.id)).rejects.toThrow(NotFound);
    });
  });
});
