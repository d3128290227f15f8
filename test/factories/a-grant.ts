import type { DataSource } from 'typeorm';
import { RoleGrant } from '#libs/identity';
import { Actor } from '#libs/kernel';
import { aUser } from './a-user.js';

interface Person {
  actor: Actor;
  grant: RoleGrant;
  userId: number;
  username: string;
}

async function aPerson(
  db: DataSource,
  role: RoleGrant['role'],
  companyId: number | null,
): Promise<Person> {
  const user = await aUser(db);
  const grant = await db.manager.save(
    db.manager.create(RoleGrant, { userId: user.id, role, companyId }),
  );
  const { id: userId, username, firstName } = user;
  return {
    grant,
    userId,
    username,
    actor: new Actor({ userId, username, firstName, grants: [{ id: grant.id, role, companyId }] }),
  };
}

/** Somebody who manages that company, as row and as actor. */
export function aManager(db: DataSource, companyId: number): Promise<Person> {
  return aPerson(db, 'manager', companyId);
}

export function aSteward(db: DataSource, companyId: number): Promise<Person> {
  return aPerson(db, 'steward', companyId);
}

export function anOwner(db: DataSource, companyId: number): Promise<Person> {
  return aPerson(db, 'owner', companyId);
}

export function anAdministrator(db: DataSource): Promise<Person> {
  return aPerson(db, 'administrator', null);
}
