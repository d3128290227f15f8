const ANSWER_KEY = /^response_(\d{1,15})$/;

/**
 * Reads the answers of a posted form, by request: `response_<id>`, 'yes' or 'no'.
 *
 * @param scope ids the form may answer; other keys are ignored
 * @returns null when a value is neither
 */
export function readAnswers(
  body: unknown,
  scope: ReadonlySet<number>,
): Map<number, 'yes' | 'no'> | null {
  const answers = new Map<number, 'yes' | 'no'>();
  for (const [key, value] of Object.entries((body ?? {}) as Record<string, unknown>)) {
    const id = Number(ANSWER_KEY.exec(key)?.[1]);
    if (!scope.has(id)) continue;
    if (value !== 'yes' && value !== 'no') return null;
    answers.set(id, value);
  }
  return answers;
}
