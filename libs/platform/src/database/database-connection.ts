import type { DatabaseAddress } from '../configuration/database-servers.js';

/** How to reach one PostgreSQL database (15 or newer). */
export interface DatabaseConnection extends DatabaseAddress {
  /** Further servers of the cluster: whichever takes writes is used (`PrimaryClient`). */
  others?: readonly DatabaseAddress[];
  user: string;
  password: string;
  database: string;
}

/** All servers of the cluster as people write them: `a:5432, b:5432`. */
export function addressesOf({ host, port, others = [] }: DatabaseConnection): string {
  return [{ host, port }, ...others].map((each) => `${each.host}:${each.port}`).join(', ');
}
