import { Invalid } from '#libs/kernel';

export interface GivenAnswer {
  requestId: number;
  answer: 'yes' | 'no';
}

/** The body answers none of the calls on the page. */
export class NothingAnswered extends Invalid {
  constructor() {
    super('request.nothing_answered', 'Please answer at least one call with yes or no.');
  }
}

const ANSWER_KEY = /^response_(.*)$/;

/**
 * Reads `{response_41: 'yes'}`. Other keys are ignored.
 *
 * @param scope ids that may be answered
 * @throws Invalid naming the key: the request is out of scope, the value is neither yes nor no, or there is no answer
 */
export function parseAnswers(body: unknown, scope: ReadonlySet<number>): GivenAnswer[] {
  const given = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  const answers = given.flatMap(([key, value]) => {
    const id = ANSWER_KEY.exec(key)?.[1];
    return id === undefined ? [] : [parseAnswer(key, id, value, scope)];
  });
  if (answers.length === 0) throw new NothingAnswered();
  return answers;
}

function parseAnswer(
  key: string,
  id: string,
  value: unknown,
  scope: ReadonlySet<number>,
): GivenAnswer {
  if (!/^[1-9]\d{0,15}$/.test(id) || !scope.has(Number(id)))
    throw Invalid.field(key, 'There is no such call to answer here.', 'request.not_yours');
  if (value !== 'yes' && value !== 'no')
    throw Invalid.field(key, 'Answer with yes or no.', 'request.not_an_answer');
  return { requestId: Number(id), answer: value };
}
