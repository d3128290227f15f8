/** Number of the last page of a list, from 1; an empty list has one. */
export function lastPage(rows: number, size: number): number {
  return Math.max(1, Math.ceil(rows / size));
}

/**
 * Reads a page of a list whose rows say how many there are; the address may name one beyond the last, as after a deletion, and then
 * the last one is read.
 *
 * @param page from 1
 */
export async function pageWithin<Found extends { total: number }>(
  read: (page: number) => Promise<Found>,
  page: number,
  size: number,
): Promise<Found & { page: number }> {
  const found = await read(page);
  if (found.total > 0 || page === 1) return { ...found, page };
  const first = await read(1); // A page without rows does not say how many there are.
  const last = lastPage(first.total, size);
  return { ...(last === 1 ? first : await read(last)), page: last };
}
