import { randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { aCompany } from '../../../test/factories/a-company.js';
import { aManager, anAdministrator, anOwner } from '../../../test/factories/a-grant.js';
import { aUser } from '../../../test/factories/a-user.js';
import { atOnce, behindChange, resultsOf } from '../../../test/support/at-once.js';
import { aLibApp, type LibApp } from '../../../test/support/lib-app.js';
import { hashToken } from './credentials/hash-token.js';
import { IdentityModule } from './identity.module.js';
import { Invitation } from './invitations/invitation.entity.js';
import { InvitationService } from './invitations/invitation.service.js';
import { OpenInvitationService } from './invitations/open-invitation.service.js';
import { RoleEndingService } from './leaving/role-ending.service.js';
import { SecondFactorCheckService } from './second-factor/second-factor-check.service.js';
import { SecondFactorService } from './second-factor/second-factor.service.js';
import { SecretCipherService } from './second-factor/secret-cipher.service.js';

/** Each verb races another one that decides on the same row: without its lock, or the condition of its update, both go on. */
describe('identity decides once', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([IdentityModule]);
  });
  beforeEach(() => app.clock.setTime('2031-05-01T12:00:00Z'));
  afterAll(() => app.close());

  describe('on a second factor', () => {
    async function anAccount() {
      const { id } = await aUser(app.db);
      const { base32: secret } = new Secret({ size: 20 });
      await app.db.query(
        `insert into second_factors (user_id, encrypted_secret, created_at, confirmed_at) values ($1, $2, $3, $3)`,
        [id, app.get(SecretCipherService).encrypt(secret, String(id)), app.clock.now()],
      );
      const recovery = randomUUID().replace(/-/g, '').slice(0, 20);
      await app.db.query('insert into recovery_codes (user_id, code_hash) values ($1, $2)', [
        ...[id, hashToken(recovery)],
      ]);
      const totp = new TOTP({ secret: Secret.fromBase32(secret) });
      return { id, recovery, code: totp.generate({ timestamp: app.clock.now().getTime() }) };
    }

    it('is confirmed once, by one code', async () => {
      const { id, code } = await anAccount();
      await app.db.query('update second_factors set confirmed_at = null where user_id = $1', [id]);
      const confirm = () =>
        app.unitOfWork.asSystem((work) =>
          app.get(SecondFactorService).confirm(work, id, code, { keyId: null, sessionId: null }),
        );
      const outcomes = await atOnce(app.db, 'second_factors', [confirm, confirm]);
      expect(resultsOf(outcomes).sort()).toEqual(['done', 'second_factor.not_begun']);
    });

    it.each`
      kind          | table
      ${'code'}     | ${'second_factors'}
      ${'recovery'} | ${'recovery_codes'}
    `('of two with the same $kind, one is let in', async ({ kind, table }) => {
      const account = await anAccount();
      const use = () =>
        app.unitOfWork.asSystem((work) =>
          app.get(SecondFactorCheckService).use(work, account.id, account[kind as 'code']),
        );
      const outcomes = await atOnce(app.db, table as string, [use, use]);
      const letIn = outcomes.map((one) => one.status === 'fulfilled' && one.value);
      expect(letIn.sort()).toEqual([false, true]);
    });
  });

  describe('on a role', () => {
    const end = (by: Awaited<ReturnType<typeof aManager>>, grantId: number) => () =>
      app.unitOfWork.as(app.as(by.actor), (work) => app.get(RoleEndingService).end(work, grantId));

    it('ends it once, when two owners do', async () => {
      const { id: companyId } = await aCompany(app.db);
      const [one, other] = [await anOwner(app.db, companyId), await anOwner(app.db, companyId)];
      const { grant } = await aManager(app.db, companyId);
      const outcomes = await atOnce(app.db, 'role_grants', [
        end(one, grant.id),
        end(other, grant.id),
      ]);
      expect(resultsOf(outcomes).sort()).toEqual(['done', 'role.missing']);
    });

    it('leaves an owner to a company, and an administrator to all, when the last two go', async () => {
      const { id: companyId } = await aCompany(app.db);
      const administrators = [await anAdministrator(app.db), await anAdministrator(app.db)];
      const owners = [await anOwner(app.db, companyId), await anOwner(app.db, companyId)];
      for (const [pair, refusal] of [
        [owners, 'role.last_owner'],
        [administrators, 'role.last_administrator'],
      ] as const) {
        const outcomes = await atOnce(app.db, 'role_grants', [
          end(administrators[0]!, pair[0]!.grant.id),
          end(administrators[0]!, pair[1]!.grant.id),
        ]);
        expect(resultsOf(outcomes).sort()).toEqual(['done', refusal]);
      }
    });
  });

  describe('on an invitation', () => {
    const accepted = 'update invitations set used_at = $2 where id = $1';
    const withdrawn = 'update invitations set expires_at = $2 where id = $1';

    async function anInvitation() {
      const { id: companyId } = await aCompany(app.db);
      const { actor: owner } = await anOwner(app.db, companyId);
      const token = randomUUID();
      const { id } = await app.db.manager.save(
        app.db.manager.create(Invitation, {
          ...{ kind: 'manager', companyId, phoneNumber: '+14155550111' },
          ...{ tokenHash: hashToken(token), createdAt: app.clock.now() },
          expiresAt: new Date('2031-05-08T12:00:00Z'),
        }),
      );
      const by = app.as(owner);
      const invitations = app.get(OpenInvitationService);
      return {
        values: [id, app.clock.now()],
        accept: () =>
          app.unitOfWork.asSystem((work) =>
            app.get(InvitationService).redeem(work, 'manager', token),
          ),
        withdraw: () => app.unitOfWork.as(by, (work) => invitations.withdraw(work, id)),
        resend: () => app.unitOfWork.as(by, (work) => invitations.resend(work, id)),
      };
    }

    it.each`
      verb          | other        | code                    | because
      ${'accept'}   | ${accepted}  | ${'invitation.gone'}    | ${'it is for one person'}
      ${'accept'}   | ${withdrawn} | ${'invitation.gone'}    | ${'its owner was told that it is worth nothing'}
      ${'withdraw'} | ${accepted}  | ${'invitation.missing'} | ${'there is somebody to let go'}
      ${'resend'}   | ${withdrawn} | ${'invitation.missing'} | ${'two links would be out'}
    `('$verb is refused behind "$other", because $because', async ({ verb, other, code }) => {
      const { values, ...verbs } = await anInvitation();
      const outcome = behindChange<unknown>(app.db, [other, values], verbs[verb as 'accept']);
      await expect(outcome).rejects.toMatchObject({ code });
    });
  });
});
