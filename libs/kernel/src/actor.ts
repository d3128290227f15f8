const SYSTEM = 'callmanager';

/** A role within one company; administrators' grants have no company. */
export type Role = 'administrator' | 'owner' | 'manager' | 'steward' | 'worker';

/** A role of a user; it counts only in its own company. */
export interface Grant {
  id: number;
  role: Exclude<Role, 'worker'>;
  /** Null for administrators, who act for every company. */
  companyId: number | null;
}

/** How many rows a page of a list may have. */
export const PAGE_SIZES = [10, 25, 50, 100] as const;
export type PageSize = (typeof PAGE_SIZES)[number];

interface ActorValues {
  userId?: number | null;
  username?: string;
  firstName?: string;
  grants?: readonly Grant[];
  /** Companies of the contacts that are linked to the user. */
  contactCompanyIds?: readonly number[];
  /** Grants that were left out because a company asks for a second factor that they have not set up. */
  withheldGrants?: readonly Grant[];
  /** The language that the account chose; null: none, the browser's counts. */
  language?: 'en' | 'es' | null;
  /** Rows of a page of a list, as the account chose; null: it did not. */
  rowsPerPage?: PageSize | null;
  /** The administrator who acts as this user, if any. */
  impersonatorId?: number | null;
  /** For holders of a link: the kind of capability, e.g. "short-token". Never the token. */
  capability?: string | null;
}

/**
 * Who acts: a user with grants, the holder of a capability (a link), or the system.
 * Looked up once for each HTTP request, and carried in `Work`.
 */
export class Actor {
  readonly userId: number | null;
  readonly username: string;
  readonly firstName: string;
  readonly grants: readonly Grant[];
  /** One for each contact. */
  readonly contactCompanyIds: readonly number[];
  readonly withheldGrants: readonly Grant[];
  readonly language: 'en' | 'es' | null;
  readonly rowsPerPage: PageSize | null;
  readonly impersonatorId: number | null;
  readonly capability: string | null;

  constructor(values: ActorValues) {
    this.userId = values.userId ?? null;
    this.username = values.username ?? '';
    this.firstName = values.firstName ?? '';
    this.grants = values.grants ?? [];
    this.contactCompanyIds = values.contactCompanyIds ?? [];
    this.withheldGrants = values.withheldGrants ?? [];
    this.language = values.language ?? null;
    this.rowsPerPage = values.rowsPerPage ?? null;
    this.impersonatorId = values.impersonatorId ?? null;
    this.capability = values.capability ?? null;
  }

  /** The holder of a link, which gives access to one thing; the verb checks it. */
  static withCapability(capability: string): Actor {
    return new Actor({ capability });
  }

  /** The system: tasks, seeds, maintenance. */
  static system(): Actor {
    return new Actor({ username: SYSTEM });
  }

  get isWorker(): boolean {
    return this.contactCompanyIds.length > 0;
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

  get lacksSecondFactor(): boolean {
    return this.withheldGrants.length > 0;
  }

  get isAdministrator(): boolean {
    return this.grants.some((grant) => grant.role === 'administrator');
  }

  /** True for the role in that company; administrators do not count as managers. */
  is(role: Grant['role'], companyId: number | null): boolean {
    return this.grants.some((grant) => grant.role === role && grant.companyId === companyId);
  }

  /** True for managers of the company and for administrators. */
  manages(companyId: number): boolean {
    return this.isAdministrator || this.is('manager', companyId);
  }

  /** True for everybody with a grant in the company, and for administrators. */
  isOfCompany(companyId: number): boolean {
    return this.isAdministrator || this.grants.some((grant) => grant.companyId === companyId);
  }

  /** Companies in which the actor holds one of the roles, without duplicates. */
  companyIdsAs(...roles: Grant['role'][]): number[] {
    const ids = this.grants
      .filter((grant) => roles.includes(grant.role) && grant.companyId !== null)
      .map((grant) => grant.companyId!);
    return [...new Set(ids)];
  }

  /** The same for what administrators reach everywhere: null for them, all companies. */
  companyIdsReachedAs(...roles: Grant['role'][]): number[] | null {
    return this.isAdministrator ? null : this.companyIdsAs(...roles);
  }

  /** The id of the grant (in the API: of the manager or steward) in that company. */
  grantId(role: Grant['role'], companyId: number): number | null {
    return (
      this.grants.find((grant) => grant.role === role && grant.companyId === companyId)?.id ?? null
    );
  }
}
