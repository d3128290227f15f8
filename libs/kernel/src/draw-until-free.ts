const DRAWS = 5;

/**
 * Repeats an insert of rows with random slugs or tokens until none of them was taken.
 *
 * @param insert draws and inserts; null when a drawn text was taken
 * @throws Error after five draws: with texts this long, something else is in the way
 */
export async function drawUntilFree<T>(insert: () => Promise<T | null>): Promise<T> {
  for (let draw = 1; draw <= DRAWS; draw++) {
    const inserted = await insert();
    if (inserted !== null) return inserted;
  }
  throw new Error(`No free slug or token was drawn in ${DRAWS} tries`);
}
