import type { SheetField } from '#libs/time-entry';

export interface SheetQuery {
  /** Id of a skill, or `All`. */
  laborType: string;
  /** The request whose details are open. */
  row: number | null;
}

/** Reads the address of a time sheet; what is no id counts as not given. */
export function readSheetQuery(parameters: unknown): SheetQuery {
  const { labor_type: laborType, row } = (parameters ?? {}) as Record<string, unknown>;
  return {
    laborType: idIn(laborType) === null ? 'All' : String(laborType),
    row: idIn(row),
  };
}

export function sheetPath(slug: string): string {
  return `/app/call/${slug}/track/`;
}

export function sheetHref(slug: string, { laborType, row }: Partial<SheetQuery>): string {
  const query = new URLSearchParams();
  if (laborType && laborType !== 'All') query.set('labor_type', laborType);
  if (row) query.set('row', String(row));
  const text = query.toString();
  return sheetPath(slug) + (text && `?${text}`);
}

/** The page with the field of one cell. */
export function cellHref(slug: string, requestId: number, field: SheetField): string {
  return `${sheetPath(slug)}edit/?request_id=${requestId}&field=${field}`;
}

/** A positive whole number; null: anything else. */
export function idIn(value: unknown): number | null {
  return (typeof value === 'string' || typeof value === 'number') &&
    /^[1-9]\d{0,14}$/.test(String(value))
    ? Number(value)
    : null;
}
