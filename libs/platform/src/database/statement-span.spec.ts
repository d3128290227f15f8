import { summaryOf } from './statement-span.js';

it.each`
  text                                                                 | summary
  ${'select * from workers w where w.id = $1'}                         | ${'SELECT workers'}
  ${'SELECT "User"."id" FROM "users" "User" WHERE id = $1'}            | ${'SELECT users'}
  ${'select 1 from events for update of e'}                            | ${'SELECT events'}
  ${'select n from unnest($1::int[]) n join workers w on w.id = n'}    | ${'SELECT'}
  ${'insert into audit_entries (a) select b from unnest($1) b'}        | ${'INSERT audit_entries'}
  ${'UPDATE "events" SET "name" = $1'}                                 | ${'UPDATE events'}
  ${'with old as (select 1 from a), gone as (delete from b) select 1'} | ${'DELETE b'}
  ${'with x as (select 1 from workers) select * from x'}               | ${'SELECT workers'}
  ${'COMMIT'}                                                          | ${'COMMIT'}
  ${''}                                                                | ${'SQL'}
`('"$text" is called $summary', ({ text, summary }) => {
  expect(summaryOf(text as string)).toBe(summary);
});
