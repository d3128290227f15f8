import type { JSX } from 'preact';
import type { CompanyRow } from '#libs/company';
import type { RateExplanation } from '#libs/pay';
import { DOT } from '../frame/dot.js';
import { Badge } from '../frame/badge.js';
import { Button } from '../frame/button.js';
import { useDates } from '../frame/dates.js';
import { DefinitionList } from '../frame/definition-list.js';
import { EmptyState } from '../frame/empty-state.js';
import { FieldRow, FormActions } from '../frame/field-row.js';
import { Field } from '../frame/field.js';
import { Form } from '../frame/form.js';
import { ButtonLink, Link } from '../frame/link.js';
import { PageHeading } from '../frame/page-heading.js';
import { Select } from '../frame/select.js';
import { Table } from '../frame/table.js';
import { useWords } from '../frame/words.js';
import { namedBy, priceText } from '../pay-lines/rate-text.js';
import { ratesHref } from './rates.form.js';
import { RATES_WORDS } from '../pay-lines/rates.words.js';

export interface WhyRateModel {
  company: CompanyRow;
  explanation: RateExplanation;
  /** Who is asked for the requirement. */
  asked: readonly { slug: string; name: string }[];
}

/** Which rate counts for somebody on a requirement, and which others fit. */
export function WhyRatePage({ company, explanation, asked }: WhyRateModel): JSX.Element {
  const words = useWords(RATES_WORDS);
  const { day } = useDates('UTC');
  const { requirement, worker, date, matching } = explanation;
  const ofRequirement = ratesHref(company.slug, { requirement: requirement.slug });
  return (
    <>
      <PageHeading
        title={words.whyTitle}
        above={
          <Link href={`/app/labor/${requirement.slug}/requests/`}>
            {`${requirement.event}${DOT}${requirement.call}${DOT}${requirement.skill}`}
          </Link>
        }
        actions={<ButtonLink href={ofRequirement}>{words.ofRequirement}</ButtonLink>}
      />
      <p class="text-muted">{words.intro}</p>
      <Form method="get" id="why-for">
        <FieldRow>
          <Select
            {...{ name: 'worker', id: 'why-worker', label: words.whyFor, value: worker?.slug }}
            options={[
              { value: '', label: words.somebody },
              ...asked.map(({ slug, name }) => ({ value: slug, label: name })),
            ]}
          />
          <Field
            {...{ name: 'date', id: 'why-date', type: 'date', value: date }}
            label={words.whyDate}
          />
        </FieldRow>
        <FormActions>
          <Button kind="quiet">{words.whyShow}</Button>
        </FormActions>
      </Form>
      {matching[0] && (
        <DefinitionList
          items={[
            {
              term: worker?.name ?? words.somebody,
              value: priceText(matching[0], words),
              id: 'why-price',
            },
            { term: words.forWhom, value: namedBy(matching[0], words), id: 'why-named' },
          ]}
        />
      )}
      <Table
        id="matching"
        caption={words.whyTitle}
        columns={[
          { key: 'rank', title: words.place, align: 'right' },
          { key: 'named', title: words.forWhom },
          { key: 'amount', title: words.amount },
          { key: 'from', title: words.from },
          { key: 'state', title: words.why },
        ]}
        rows={matching.map((rate, at) => ({
          id: `matching-${rate.id}`,
          muted: at > 0,
          cells: {
            rank: at + 1,
            named: namedBy(rate, words),
            amount: <span class="tabular">{priceText(rate, words)}</span>,
            from: day(rate.effective_from),
            state: at === 0 ? <Badge tone="success">{words.counts}</Badge> : words.matches,
          },
        }))}
        empty={
          <EmptyState
            icon="banknote"
            title={words.noRate}
            text={words.noRateText}
            action={<ButtonLink href={ofRequirement}>{words.add}</ButtonLink>}
          />
        }
      />
    </>
  );
}
