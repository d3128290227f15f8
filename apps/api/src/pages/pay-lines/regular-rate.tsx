import type { JSX } from 'preact';
import { DOT } from '../frame/dot.js';
import { Section } from '../frame/card.js';
import { usePlainDates } from '../frame/dates.js';
import { durationText } from '../frame/duration.js';
import { moneyText, rateText } from '../frame/money.js';
import { Table } from '../frame/table.js';
import { useWords } from '../frame/words.js';
import type { EntryPayModel, WeekModel } from './entry-pay.model.js';
import { PAY_LINES_WORDS } from './pay-lines.words.js';

/** How the regular rate of a workweek is made: each entry's pay for work, their sum, and the division. */
export function RegularRate({
  week,
  model,
}: {
  week: WeekModel;
  model: Pick<EntryPayModel, 'basis'>;
}): JSX.Element {
  const words = useWords(PAY_LINES_WORDS);
  const dates = usePlainDates(model.basis.zone);
  const { start, rows, minutes, payCents, rate, bonusCents } = week;
  const id = `week-${start}`;
  return (
    <Section
      id={id}
      title={words.week.title(dates.day(new Date(start * 60_000)))}
      intro={words.week.intro}
    >
      <Table
        id={`${id}-rows`}
        caption={words.week.title(dates.day(new Date(start * 60_000)))}
        columns={[
          { key: 'entry', title: words.week.entry },
          { key: 'hours', title: words.week.hours, align: 'right' },
          { key: 'rate', title: words.week.at, align: 'right' },
          { key: 'pay', title: words.week.pay, align: 'right' },
        ]}
        rows={rows.map(({ entry: { time }, isThis, minutes: worked, cents }) => ({
          id: `${id}-${time.scope.id}`,
          href: isThis ? undefined : `/app/pay/entries/${time.scope.id}/`,
          muted: cents === null,
          cells: {
            entry: `${dates.moment(new Date(time.entry.start * 60_000))}${isThis ? `${DOT}${words.week.here}` : ''}`,
            hours: durationText(worked),
            rate: time.entry.rate
              ? words.per[time.entry.rate.per](rateText(time.entry.rate.amount))
              : words.week.none,
            pay: moneyText(cents),
          },
        }))}
        empty={words.nothing}
      />
      <p class="mt-2 text-right tabular" id={`${id}-rate`}>
        {words.week.sum(
          moneyText(payCents),
          durationText(minutes),
          words.week.rate(rateText(rate)),
        )}
      </p>
      {bonusCents > 0 && <p class="text-muted">{words.week.bonus(moneyText(bonusCents))}</p>}
    </Section>
  );
}
