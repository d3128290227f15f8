/**
 * Number of the last page of a list, from 1; an empty list has one. Addresses of later ones, as after a deletion, show this; or the
 * first one, where a page without rows does not say how many there are.
 */
export function lastPage(rows: number, size: number): number {
  return Math.max(1, Math.ceil(rows / size));
}
