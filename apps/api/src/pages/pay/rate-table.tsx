import type { JSX } from 'preact';
import { moneyText } from '#libs/kernel';
import { RATE_PERS, type ListedRate } from '#libs/pay';
import { Badge } from '../frame/badge.js';
import { Button, IconButton } from '../frame/button.js';
import { useDates } from '../frame/dates.js';
import { Field } from '../frame/field.js';
import type { FormError } from '../frame/form-error.js';
import { FormErrors } from '../frame/form-errors.js';
import { Form } from '../frame/form.js';
import { Link } from '../frame/link.js';
import { Select } from '../frame/select.js';
import { Table } from '../frame/table.js';
import { useWords } from '../frame/words.js';
import { namedBy, priceText } from '../pay-lines/rate-text.js';
import { RATES_WORDS } from '../pay-lines/rates.words.js';

/** A form of a row that was refused, with what was typed into it. */
interface Refused {
  id: number;
  action: string;
  typed: Readonly<Record<string, string>>;
  error: FormError;
}

interface RateTableProps {
  rates: readonly ListedRate[];
  empty: JSX.Element;
  today: string;
  /** What was refused, and of which rate. */
  refused: Refused | null;
}

/** The rates; each amount opens its field, each row can be ended. */
export function RateTable({ rates, empty, today, refused }: RateTableProps): JSX.Element {
  const words = useWords(RATES_WORDS);
  const { day } = useDates('UTC');
  return (
    <Table
      id="rates"
      caption={words.caption}
      columns={[
        { key: 'named', title: words.forWhom },
        { key: 'amount', title: words.amount },
        { key: 'from', title: words.from },
        { key: 'until', title: words.until },
        { key: 'actions', title: words.actions, quietTitle: true, align: 'right' },
      ]}
      rows={rates.map((rate) => ({
        id: `rate-${rate.id}`,
        muted: rate.until !== null && rate.until <= today,
        cells: {
          named: <Named rate={rate} />,
          amount: <Amount rate={rate} refused={ofRow(refused, rate, 'change')} />,
          from: day(rate.effective_from),
          until: (
            <>
              {rate.until === null ? words.goesOn : day(rate.until)}{' '}
              {rate.end_id !== null && <Badge>{words.ended}</Badge>}
            </>
          ),
          actions: <Actions rate={rate} today={today} refused={refused} />,
        },
      }))}
      empty={empty}
    />
  );
}

function ofRow(refused: Refused | null, rate: ListedRate, action: string): Refused | null {
  return refused?.id === rate.id && refused.action === action ? refused : null;
}

/** What it names, with the way to the requirement's explanation. */
function Named({ rate }: { rate: ListedRate }): JSX.Element {
  const words = useWords(RATES_WORDS);
  const name = namedBy(rate, words);
  return rate.requirement ? (
    <Link href={`/app/pay/requirement/${rate.requirement.key}/rate/`}>{name}</Link>
  ) : (
    <span>{name}</span>
  );
}

function Amount({ rate, refused }: { rate: ListedRate; refused: Refused | null }): JSX.Element {
  const words = useWords(RATES_WORDS);
  const id = `rate-${rate.id}`;
  const what = namedBy(rate, words);
  return (
    <details id={`${id}-change`} open={refused !== null}>
      <summary class="cursor-pointer tabular">{priceText(rate, words)}</summary>
      <Form inline id={`${id}-change-form`}>
        <FormErrors error={refused?.error} shown={['amount', 'per']} />
        <input type="hidden" name="action" value="change" />
        <input type="hidden" name="id" value={rate.id} />
        <Field
          {...{ name: 'amount', id: `${id}-amount`, quietLabel: true, maxLength: 20 }}
          label={`${words.changeOf(what)}, ${words.amount}`}
          value={refused?.typed['amount'] ?? moneyText(rate.amount, 4)}
          autocomplete="off"
        />
        <Select
          {...{ name: 'per', id: `${id}-per`, quietLabel: true }}
          label={`${words.changeOf(what)}, ${words.per}`}
          value={refused?.typed['per'] ?? rate.per}
          options={RATE_PERS.map((per) => ({ value: per, label: words.pers[per] }))}
        />
        <Button kind="quiet" size="small">
          {words.change}
        </Button>
      </Form>
    </details>
  );
}

function Actions({
  rate,
  today,
  refused: any,
}: {
  rate: ListedRate;
  today: string;
  /** Of any row and action. */
  refused: Refused | null;
}): JSX.Element {
  const words = useWords(RATES_WORDS);
  const [refused, reopening, removing] = ['end', 'reopen', 'remove'].map((action) =>
    ofRow(any, rate, action),
  );
  const id = `rate-${rate.id}`;
  const what = `${namedBy(rate, words)}, ${priceText(rate, words)}`;
  return (
    <span class="flex flex-wrap items-center justify-end gap-2">
      {rate.end_id !== null && (
        <Form inline id={`${id}-reopen-form`}>
          <FormErrors error={reopening?.error} />
          <input type="hidden" name="action" value="reopen" />
          <input type="hidden" name="id" value={rate.id} />
          <Button kind="quiet" size="small">
            {words.reopen}
          </Button>
        </Form>
      )}
      {rate.until === null && (
        <details id={`${id}-end`} open={Boolean(refused)}>
          <summary class="cursor-pointer" aria-label={words.endOf(what)}>
            {words.end}
          </summary>
          <Form inline id={`${id}-end-form`}>
            <FormErrors error={refused?.error} shown={['date']} />
            <input type="hidden" name="action" value="end" />
            <input type="hidden" name="id" value={rate.id} />
            <Field
              {...{ name: 'date', id: `${id}-date`, type: 'date' }}
              value={refused?.typed['date'] ?? today}
              label={words.endDate}
            />
            <Button kind="quiet" size="small">
              {words.end}
            </Button>
          </Form>
        </details>
      )}
      <Form inline id={`${id}-remove-form`}>
        <FormErrors error={removing?.error} />
        <input type="hidden" name="action" value="remove" />
        <IconButton
          {...{ icon: 'trash-2', name: 'id', value: String(rate.id) }}
          label={words.removeOf(what)}
          confirm={words.removeConfirm}
        />
      </Form>
    </span>
  );
}
