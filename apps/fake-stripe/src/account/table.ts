import { ApiError } from '../http/api-error.js';

/** Objects of one kind by their id, oldest first. */
export class Table<T extends { id: string }> {
  private readonly rows = new Map<string, T>();

  /** @param kind as in Stripe's error messages: `customer` */
  constructor(readonly kind: string) {}

  add(row: T): T {
    this.rows.set(row.id, row);
    return row;
  }

  find(id: string | null | undefined): T | undefined {
    return id ? this.rows.get(id) : undefined;
  }

  /** @throws ApiError 404, or 400 when `param` names a parameter other than the path's */
  get(id: string, param = 'id'): T {
    const row = this.rows.get(id);
    if (!row) throw ApiError.noSuch(this.kind, id, param);
    return row;
  }

  all(matches: (row: T) => boolean = () => true): T[] {
    return [...this.rows.values()].filter(matches);
  }

  delete(id: string): void {
    this.rows.delete(id);
  }
}
