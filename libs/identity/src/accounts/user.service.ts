import { Injectable } from '@nestjs/common';
import { drawUntilFree, type Grant, randomSlug } from '#libs/kernel';
import { FactBus, violatedConstraint, type Work } from '#libs/platform';
import { EmailTaken, UsernameTaken } from '../identity.errors.js';
import { RoleGranted, UserCreated } from '../identity.facts.js';
import { usernameKey } from '../rules/username-key.js';
import { assertUsername } from './assert-username.js';
import { isEmailTaken } from './write-account.js';

export interface NewUser {
  /** Letters, digits and @ . + - _, at most 150. */
  username: string;
  /** From `PasswordHashingService.hash`, before the transaction was opened. */
  passwordHash: string;
  email?: string;
  firstName?: string;
  lastName?: string;
  /** E.164; makes a profile. */
  phoneNumber?: string | null;
  phoneVerifiedAt?: Date | null;
  grants?: readonly Omit<Grant, 'id'>[];
}

export interface CreatedUser {
  userId: number;
  /** In the order of the request. */
  grants: Grant[];
}

/** Accounts and their roles. */
@Injectable()
export class UserService {
  constructor(private readonly facts: FactBus) {}

  /**
   * @throws UsernameTaken, EmailTaken (both ignoring case)
   * @throws Invalid the user name has other characters, or too many
   */
  async create(work: Work, person: NewUser): Promise<CreatedUser> {
    const username = assertUsername(person.username);
    const email = person.email?.trim() ?? '';
    if (email && (await isEmailTaken(work, email, null))) throw new EmailTaken();

    const user = await this.insert(work, { ...person, username, email });
    await this.facts.record(work, new UserCreated(user.id, username));
    if (person.phoneNumber) await this.createProfile(work, user.id, person);

    const grants: Grant[] = [];
    for (const { role, companyId } of person.grants ?? [])
      grants.push(await this.grant(work, user.id, role, companyId));
    return { userId: user.id, grants };
  }

  /** Gives a role in a company (administrators: null). An existing grant stays, with its id. */
  async grant(
    work: Work,
    userId: number,
    role: Grant['role'],
    companyId: number | null,
  ): Promise<Grant> {
    const made = await work.row<{ id: number }>(
      `insert into role_grants (user_id, role, company_id, created_at) values ($1, $2, $3, $4) on conflict do nothing returning id`,
      [userId, role, companyId, work.now],
    );
    if (made) {
      await this.facts.record(work, new RoleGranted(userId, made.id, role, companyId));
      work.hint({ topic: 'grants-changed', userId });
      return { id: made.id, role, companyId };
    }
    const held = await work.row<{ id: number }>(
      'select id from role_grants where user_id = $1 and role = $2 and company_id is not distinct from $3',
      [userId, role, companyId],
    );
    return { id: held!.id, role, companyId };
  }

  /** The unique index decides between simultaneous calls. */
  private async insert(work: Work, person: NewUser): Promise<{ id: number }> {
    try {
      const user = await work.row<{ id: number }>(
        `insert into users (username, username_key, password_hash, email, first_name, last_name, created_at)
         select $1, $2, $3, $4, $5, $6, $7 where not exists (select from users u where u.username = $1)
             on conflict (username_key) do nothing returning id`,
        [
          person.username,
          usernameKey(person.username),
          person.passwordHash,
          person.email,
          person.firstName ?? '',
          person.lastName ?? '',
          work.now,
        ],
      );
      if (!user) throw new UsernameTaken();
      return user;
    } catch (error) {
      const constraint = violatedConstraint(error);
      if (constraint === 'users_email_key') throw new EmailTaken();
      if (constraint === 'users_username_key') throw new UsernameTaken();
      throw error;
    }
  }

  private async createProfile(work: Work, userId: number, person: NewUser): Promise<void> {
    const values = [userId, person.phoneNumber, person.phoneVerifiedAt ?? null];
    await drawUntilFree(() =>
      work.row(
        `insert into user_profiles (user_id, phone_number, phone_verified_at, slug) values ($1, $2, $3, $4)
         on conflict (slug) do nothing returning user_id`,
        [...values, randomSlug()],
      ),
    );
  }
}
