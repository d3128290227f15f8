import { Work } from '#libs/platform';

export interface Question {
  sql: string;
  parameters: unknown[];
}

type Query = (sql: string, parameters: unknown[]) => Promise<unknown>;

/** The statements with their parameters that `Work` sends while a function runs. */
export async function recordQuestions(run: () => Promise<unknown>): Promise<Question[]> {
  const questions: Question[] = [];
  const query = Reflect.get(Work.prototype, 'query') as Query;
  Reflect.set(Work.prototype, 'query', function (this: Work, sql: string, parameters: unknown[]) {
    questions.push({ sql, parameters });
    return query.call(this, sql, parameters);
  });
  try {
    await run();
  } finally {
    Reflect.set(Work.prototype, 'query', query);
  }
  return questions;
}
