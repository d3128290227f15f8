import type { JSX } from 'preact';
import type { ListedRate } from '#libs/pay';
import { Section } from '../frame/card.js';
import { useDates } from '../frame/dates.js';
import { ButtonLink } from '../frame/link.js';
import { Table } from '../frame/table.js';
import { useWords } from '../frame/words.js';
import { namedBy, priceText } from './rate-text.js';
import { RATES_WORDS } from './rates.words.js';

/** The rates that name one thing, on its own page. @param href of the page that changes them */
export function RatesPanel({
  rates,
  href,
}: {
  rates: readonly ListedRate[];
  href: string;
}): JSX.Element {
  const words = useWords(RATES_WORDS);
  const { day } = useDates('UTC');
  return (
    <Section
      id="own-rates"
      title={words.title}
      actions={
        <ButtonLink href={href} kind="quiet" size="small" icon="banknote">
          {words.edit}
        </ButtonLink>
      }
    >
      <Table
        id="own-rates-table"
        caption={words.title}
        columns={[
          { key: 'named', title: words.forWhom },
          { key: 'amount', title: words.amount },
          { key: 'from', title: words.from },
          { key: 'until', title: words.until },
        ]}
        rows={rates.map((rate) => ({
          id: `own-rate-${rate.id}`,
          cells: {
            named: namedBy(rate, words),
            amount: <span class="tabular">{priceText(rate, words)}</span>,
            from: day(rate.effective_from),
            until: rate.until === null ? words.goesOn : day(rate.until),
          },
        }))}
        empty={words.noOwn}
      />
    </Section>
  );
}
