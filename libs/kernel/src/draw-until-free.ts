const DRAWS = 5;

/**
 * Repeats an insert of rows with random slugs or tokens until none of them is taken.
 *
 * @param insert draws and inserts; null when a drawn one was taken
 * @throws Error after five draws, which cannot be by chance
 */
export async function drawUntilFree<T>(insert: () => Promise<T | null>): Promise<T> {
  for (let draw = 1; draw <= DRAWS; draw++) {
    const inserted = await insert();
    if (inserted !== null) return inserted;
  }
  throw new Error(`No free slug or token was drawn in ${DRAWS} tries`);
}
