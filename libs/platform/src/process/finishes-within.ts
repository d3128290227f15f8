/**
 * Waits for something, but not for ever. What is late goes on by itself.
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
