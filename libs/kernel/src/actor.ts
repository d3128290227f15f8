const SYSTEM = 'callmanager';

/** What a grant makes of a person, within one company; an administrator's grant names no company. */
export type Role = 'administrator' | 'owner' | 'manager' | 'steward' | 'worker';

/** (role, company): a grant counts only in its own company. */
export interface Grant {
  id: number;
  role: Exclude<Role, 'worker'>;
  /** null for administrators, who act for every company. */
  companyId: number | null;
}

interface ActorValues {
  userId?: number | null;
  username?: string;
  firstName?: string;
  grants?: readonly Grant[];
  /** Whether a worker record is linked to the user. */
  isWorker?: boolean;
  /** Who is really there when an administrator looks through somebody else's eyes. */
  impersonatorId?: number | null;
  /** For holders of a link: what the capability is, e.g. "short-token". Never the token itself. */
  capability?: string | null;
}

/**
 * Who acts: a user with grants, the holder of a capability (a link), or the house itself.
 * Found once per HTTP request, with one statement, and carried in `Work`.
 */
export class Actor {
  readonly userId: number | null;
  readonly username: string;
  readonly firstName: string;
  readonly grants: readonly Grant[];
  readonly isWorker: boolean;
  readonly impersonatorId: number | null;
  readonly capability: string | null;

  constructor(values: ActorValues) {
    this.userId = values.userId ?? null;
    this.username = values.username ?? '';
    this.firstName = values.firstName ?? '';
    this.grants = values.grants ?? [];
    this.isWorker = values.isWorker ?? false;
    this.impersonatorId = values.impersonatorId ?? null;
    this.capability = values.capability ?? null;
  }

  /** The holder of a link; it opens exactly one thing, which the verb itself checks. */
  static withCapability(capability: string): Actor {
    return new Actor({ capability });
  }

  /** The house itself: tasks, seeds, maintenance. */
  static system(): Actor {
    return new Actor({ username: SYSTEM });
  }

  get roles(): ReadonlySet<Role> {
    const roles = new Set<Role>(this.grants.map((grant) => grant.role));
    if (this.isWorker) roles.add('worker');
    return roles;
  }

  /** True for tasks, seeds and maintenance commands. */
  get isSystem(): boolean {
    return this.userId === null && this.capability === null && this.username === SYSTEM;
  }

  get isAdministrator(): boolean {
    return this.grants.some((grant) => grant.role === 'administrator');
  }

  /** True for the role in that company; an administrator's grant is no manager's grant. */
  is(role: Grant['role'], companyId: number | null): boolean {
    return this.grants.some((grant) => grant.role === role && grant.companyId === companyId);
  }

  /** True for the company's managers and for administrators: who may change everything of the company but its owners. */
  manages(companyId: number): boolean {
    return this.isAdministrator || this.is('manager', companyId);
  }

  /** True for whoever holds a grant in the company, whichever, and for administrators. */
  isOfCompany(companyId: number): boolean {
    return this.isAdministrator || this.grants.some((grant) => grant.companyId === companyId);
  }

  /** Companies in which the actor holds one of the roles, each once. */
  companyIdsAs(...roles: Grant['role'][]): number[] {
    const ids = this.grants
      .filter((grant) => roles.includes(grant.role) && grant.companyId !== null)
      .map((grant) => grant.companyId!);
    return [...new Set(ids)];
  }

  /** The id of the grant (on the wire: of the manager or steward) in that company. */
  grantId(role: Grant['role'], companyId: number): number | null {
    return (
      this.grants.find((grant) => grant.role === role && grant.companyId === companyId)?.id ?? null
    );
  }
}
