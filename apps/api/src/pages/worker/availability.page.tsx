import type { JSX } from 'preact';
import type { OwnTimeOffRow } from '#libs/labor';
import { Button } from '../frame/button.js';
import { Card, Section } from '../frame/card.js';
import { EmptyState } from '../frame/empty-state.js';
import { FieldRow, FormActions } from '../frame/field-row.js';
import { Field } from '../frame/field.js';
import type { FormError } from '../frame/form-error.js';
import { FormErrors } from '../frame/form-errors.js';
import { Form } from '../frame/form.js';
import { Link } from '../frame/link.js';
import { usePageContext } from '../frame/page-context.js';
import { PageHeading } from '../frame/page-heading.js';
import { Select } from '../frame/select.js';
import { useTimeOffText, weekdayName } from '../frame/time-off-text.js';
import { useWords } from '../frame/words.js';
import { AVAILABILITY_WORDS } from './availability.words.js';
import { ME_PATH } from './me.page.js';
import { WORKER_WORDS } from './worker.words.js';

export const AVAILABILITY_PATH = '/app/user-profile/availability/';

type Part = 'days' | 'weekly';

export interface AvailabilityModel {
  timesOff: readonly OwnTimeOffRow[];
  /** A form that was refused, with what was typed. */
  refused?: { part: Part; error: FormError; typed: Readonly<Record<string, string>> };
}

/** When the worker does not work: what they said, and two forms that add to it. */
export function AvailabilityPage({ timesOff, refused }: AvailabilityModel): JSX.Element {
  const words = useWords(AVAILABILITY_WORDS);
  const of = (part: Part): PartProps =>
    refused?.part === part ? refused : { error: null, typed: {} };
  return (
    <>
      <PageHeading
        above={<Link href={ME_PATH}>{useWords(WORKER_WORDS).me.title}</Link>}
        title={words.title}
        meta={words.intro}
      />
      <TimesOff timesOff={timesOff} />
      <DaysOff {...of('days')} />
      <Weekly {...of('weekly')} />
    </>
  );
}

function TimesOff({ timesOff }: Pick<AvailabilityModel, 'timesOff'>): JSX.Element {
  const words = useWords(AVAILABILITY_WORDS);
  const textOf = useTimeOffText();
  if (timesOff.length === 0)
    return (
      <EmptyState id="no-times-off" icon="calendar" title={words.none} text={words.noneText} />
    );
  return (
    <Section title={words.list} id="times-off">
      <Card>
        <Form>
          <ul class="own-past">
            {timesOff
              .map((row) => ({ id: row.id, text: textOf(row) }))
              .map(({ id, text }) => (
                <li key={id} id={`time-off-${id}`}>
                  <span class="self-center">{text}</span>
                  <Button kind="quiet" name="remove" value={String(id)} icon="trash-2">
                    {words.remove}
                    <span class="sr-only">{` ${text}`}</span>
                  </Button>
                </li>
              ))}
          </ul>
        </Form>
      </Card>
    </Section>
  );
}

interface PartProps {
  error: FormError | null;
  typed: Readonly<Record<string, string>>;
}

function DaysOff({ error, typed }: PartProps): JSX.Element {
  const words = useWords(AVAILABILITY_WORDS);
  return (
    <Section title={words.days} intro={words.daysIntro} id="days-off">
      <Card>
        <Form>
          <FormErrors error={error} shown={['starts_on', 'ends_on']} />
          <FieldRow>
            <Field
              label={words.startsOn}
              name="starts_on"
              type="date"
              value={typed['starts_on']}
              error={error?.fields['starts_on']}
              required
            />
            <Field
              label={words.endsOn}
              name="ends_on"
              type="date"
              hint={words.endsOnHint}
              value={typed['ends_on']}
              error={error?.fields['ends_on']}
            />
          </FieldRow>
          <FormActions>
            <Button name="part" value="days">
              {words.addDays}
            </Button>
          </FormActions>
        </Form>
      </Card>
    </Section>
  );
}

function Weekly({ error, typed }: PartProps): JSX.Element {
  const words = useWords(AVAILABILITY_WORDS);
  const { language } = usePageContext();
  const time = (name: 'from_time' | 'until_time') => ({
    name,
    type: 'time' as const,
    value: typed[name],
    error: error?.fields[name],
  });
  return (
    <Section title={words.weekly} intro={words.weeklyIntro} id="weekly-off">
      <Card>
        <Form>
          <FormErrors error={error} shown={['weekday', 'from_time', 'until_time']} />
          <Select
            label={words.weekday}
            name="weekday"
            value={typed['weekday']}
            error={error?.fields['weekday']}
            options={[1, 2, 3, 4, 5, 6, 7].map((day) => ({
              value: String(day),
              label: weekdayName(day, language),
            }))}
          />
          <FieldRow>
            <Field label={words.from} hint={words.wholeDay} {...time('from_time')} />
            <Field label={words.until} {...time('until_time')} />
          </FieldRow>
          <FormActions>
            <Button kind="quiet" name="part" value="weekly">
              {words.addWeekday}
            </Button>
          </FormActions>
        </Form>
      </Card>
    </Section>
  );
}
