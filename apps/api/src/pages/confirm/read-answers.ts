const ANSWER_KEY = /^response_(\d{1,15})$/;

/**
 * Reads the answers of a posted form, by request: `response_<id>`, or `response_all` for the requests that the form
 * names in `shown` ('7,8'); 'yes' or 'no'.
 *
 * @param scope ids the form may answer; other keys are ignored
 * @returns null when a value is neither
 */
export function readAnswers(
  body: unknown,
  scope: ReadonlySet<number>,
): Map<number, 'yes' | 'no'> | null {
  const answers = new Map<number, 'yes' | 'no'>();
  const given = (body ?? {}) as Record<string, unknown>;
  const { response_all: all, shown } = given;
  if (all !== undefined) {
    if (all !== 'yes' && all !== 'no') return null;
    for (const id of idsIn(shown)) if (scope.has(id)) answers.set(id, all);
  }
  for (const [key, value] of Object.entries(given)) {
    const id = Number(ANSWER_KEY.exec(key)?.[1]);
    if (!scope.has(id)) continue;
    if (value !== 'yes' && value !== 'no') return null;
    answers.set(id, value);
  }
  return answers;
}

/**
 * Whether a no would give up a confirmed call: a page that was opened before the confirmation still has its button, and
 * giving up asks first, and counts. For pages only: in REST, a no declines.
 */
export function givesUp(
  answers: ReadonlyMap<number, 'yes' | 'no'>,
  requests: readonly { id: number; state: string }[],
): boolean {
  return requests.some(({ id, state }) => state === 'confirmed' && answers.get(id) === 'no');
}

function idsIn(shown: unknown): number[] {
  return typeof shown === 'string' && /^\d{1,15}(,\d{1,15}){0,199}$/.test(shown)
    ? shown.split(',').map(Number)
    : [];
}
