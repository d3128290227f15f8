import type { JSX } from 'preact';
import { type EntryDetails, EXTRA_KINDS, type PayExtraRow } from '#libs/pay';
import { isClosed, type SheetState } from '#libs/time-entry';
import { DOT } from '../frame/dot.js';
import { Button } from '../frame/button.js';
import { Section } from '../frame/card.js';
import { Checkbox } from '../frame/checkbox.js';
import { FieldRow, FormActions } from '../frame/field-row.js';
import { Field } from '../frame/field.js';
import type { FormError } from '../frame/form-error.js';
import { FormErrors } from '../frame/form-errors.js';
import { Form } from '../frame/form.js';
import { moneyText } from '../frame/money.js';
import { Select } from '../frame/select.js';
import { useWords } from '../frame/words.js';
import type { TypedDetails } from './entry-details.form.js';
import { ENTRY_DETAILS_WORDS } from './entry-details.words.js';

export interface EntryDetailsProps {
  details: EntryDetails;
  /** Of the call; null: nobody took a step yet. */
  sheetState: SheetState | null;
  /** What was refused, and what was typed. */
  error: FormError | null;
  typed: TypedDetails | null;
}

const SHOWN = ['amount', 'kind', 'note', 'reason'];

/** Sent home, meals waived and extras: one form, with the reason that an approved sheet asks for. */
export function EntryDetailsSection(props: EntryDetailsProps): JSX.Element {
  const { details, sheetState, error, typed } = props;
  const words = useWords(ENTRY_DETAILS_WORDS);
  const isTicked = (name: string, stored: boolean): boolean =>
    typed ? name in typed.texts : stored;
  const field = (name: string) => ({ name, id: `detail-${name}`, error: error?.fields[name] });
  const text = (name: string): string => typed?.texts[name] ?? '';
  const needsReason = sheetState !== null && isClosed(sheetState);
  return (
    <Section id="pay-details" title={words.title} intro={words.intro}>
      <Form id="pay-details-form">
        <FormErrors error={error} shown={SHOWN} />
        <Checkbox
          name="sent_home"
          label={words.sentHome}
          hint={words.sentHomeHint}
          checked={isTicked('sent_home', details.sentHome)}
        />
        <Checkbox
          name="waived_first_meal"
          label={words.waivedFirst}
          checked={isTicked('waived_first_meal', details.waived.includes('first'))}
        />
        <Checkbox
          name="waived_second_meal"
          label={words.waivedSecond}
          hint={words.waivedHint}
          checked={isTicked('waived_second_meal', details.waived.includes('second'))}
        />
        {details.extras.map((extra) => (
          <ExtraRow
            key={extra.id}
            extra={extra}
            isRemoved={typed?.removed.includes(String(extra.id)) ?? false}
          />
        ))}
        <FieldRow>
          <Select
            {...field('kind')}
            label={words.kind}
            value={text('kind')}
            options={EXTRA_KINDS.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
          />
          <Field
            {...field('amount')}
            label={words.amount}
            hint={words.amountHint}
            value={text('amount')}
            autocomplete="off"
            maxLength={20}
          />
          <Field
            {...field('note')}
            label={words.note}
            value={text('note')}
            autocomplete="off"
            maxLength={200}
          />
        </FieldRow>
        {needsReason && (
          <Field
            {...field('reason')}
            label={words.reason}
            hint={words.reasonHint}
            value={text('reason')}
            autocomplete="off"
            maxLength={500}
            required
            autofocus={error?.fields['reason'] !== undefined}
          />
        )}
        <FormActions>
          <Button kind="quiet">{words.save}</Button>
        </FormActions>
      </Form>
    </Section>
  );
}

/** An extra that is there, to be ticked for removal. */
function ExtraRow({ extra, isRemoved }: { extra: PayExtraRow; isRemoved: boolean }): JSX.Element {
  const words = useWords(ENTRY_DETAILS_WORDS);
  const { id, kind, cents, note } = extra;
  const what = [words.kinds[kind], moneyText(cents), note].filter(Boolean).join(DOT);
  return (
    <Checkbox name="removed" value={String(id)} label={words.remove(what)} checked={isRemoved} />
  );
}
