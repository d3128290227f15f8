/**
 * Waits for a promise at most so long; it goes on afterwards.
 *
 * @returns whether it ended in time
 */
export async function finishesWithin(
  milliseconds: number,
  work: Promise<unknown>,
): Promise<boolean> {
  let patience: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>(
    (resolve) => (patience = setTimeout(resolve, milliseconds, 'late')),
  );
  try {
    return (await Promise.race([work, late])) !== 'late';
  } finally {
    clearTimeout(patience);
  }
}
