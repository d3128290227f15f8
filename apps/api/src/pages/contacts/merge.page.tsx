import type { JSX } from 'preact';
import { displayPhone } from '#libs/kernel';
import type { ContactProfile, ContactRow } from '#libs/labor';
import type { MergedPair, MergePlan } from '#libs/time-entry';
import { Button } from '../frame/button.js';
import { Card, Section } from '../frame/card.js';
import { EmptyState } from '../frame/empty-state.js';
import { FormActions } from '../frame/field-row.js';
import { FilterBar } from '../frame/filter-bar.js';
import { Form } from '../frame/form.js';
import { ButtonLink, Link } from '../frame/link.js';
import { NoticeBox } from '../frame/notice-box.js';
import { PageHeading } from '../frame/page-heading.js';
import { StateBadge } from '../frame/state-badge.js';
import { Table } from '../frame/table.js';
import { useWords } from '../frame/words.js';
import { ConsentBadge } from './consent-badge.js';
import { CONTACT_WORDS } from './contact.words.js';
import { MERGE_WORDS } from './merge.words.js';

interface ChooseModel {
  contact: ContactProfile;
  search: string;
  found: readonly ContactRow[];
}

/** Finds the contact that is the same person. */
export function ChooseMergePage({ contact, search, found }: ChooseModel): JSX.Element {
  const words = useWords(MERGE_WORDS);
  const { unnamed } = useWords(CONTACT_WORDS);
  const name = contact.name || unnamed;
  const path = `/app/worker/${contact.slug}/merge/`;
  return (
    <>
      <PageHeading
        title={words.title}
        above={<Link href={`/app/worker/${contact.slug}/`}>{name}</Link>}
        meta={words.intro(name)}
      />
      <FilterBar action={path} search={{ name: 'search', value: search, label: words.search }} />
      <Table
        id="merge-candidates"
        caption={words.caption}
        columns={[
          { key: 'name', title: words.name },
          { key: 'phone', title: words.phone },
          { key: 'consent', title: words.becomes, quietTitle: true },
        ]}
        rows={found.map((other) => ({
          id: `candidate-${other.id}`,
          href: `${path}?other=${other.slug}`,
          cells: {
            name: other.name || unnamed,
            phone: displayPhone(other.phone_number),
            consent: <ConsentBadge of={other} />,
          },
        }))}
        empty={<EmptyState icon="search" title={words.none} />}
      />
    </>
  );
}

/** What merging two contacts does, in words, and the button that does it. */
export function MergePlanPage({ plan }: { plan: MergePlan }): JSX.Element {
  const words = useWords(MERGE_WORDS);
  const { unnamed } = useWords(CONTACT_WORDS);
  const { kept, other, phoneNumber } = plan;
  const [keptName, otherName] = [kept.name || unnamed, other.name || unnamed];
  const further = phoneNumber === kept.phone_number ? other.phone_number : kept.phone_number;
  const path = `/app/worker/${kept.slug}/merge/`;
  const sentences = [
    words.stays(keptName),
    words.texted(displayPhone(phoneNumber), displayPhone(further)),
    ...(plan.isStopped ? [words.stopped] : []),
    words.moved(plan.requests),
    words.counters(
      kept.no_show_count + other.no_show_count,
      kept.canceled_count + other.canceled_count,
    ),
  ];
  return (
    <>
      <PageHeading
        title={words.plan(keptName, otherName)}
        above={<Link href={path}>{words.title}</Link>}
      />
      {plan.refusal ? (
        <NoticeBox tone="danger">{words.refusals[plan.refusal]}</NoticeBox>
      ) : (
        <Card id="merge-plan">
          <ul class="list-disc space-y-1 pl-5">
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Card>
      )}
      {plan.pairs.length > 0 && (
        <Section title={words.pairsTitle} intro={words.pairsIntro}>
          <Pairs pairs={plan.pairs} />
        </Section>
      )}
      <Form id="merge" action={path}>
        <input type="hidden" name="other" value={other.slug} />
        <FormActions>
          {!plan.refusal && (
            <Button kind="danger" icon="merge" confirm={words.mergeConfirm(otherName)}>
              {words.merge}
            </Button>
          )}
          <ButtonLink href={`/app/worker/${other.slug}/merge/?other=${kept.slug}`} kind="quiet">
            {words.swap}
          </ButtonLink>
          <ButtonLink href={`/app/worker/${kept.slug}/`} kind="quiet">
            {words.cancel}
          </ButtonLink>
        </FormActions>
      </Form>
    </>
  );
}

function Pairs({ pairs }: { pairs: readonly MergedPair[] }): JSX.Element {
  const words = useWords(MERGE_WORDS);
  const badge = (state: MergedPair['kept']): JSX.Element => (
    <StateBadge state={state === 'pending' ? 'asked' : state} />
  );
  return (
    <Table
      id="merge-pairs"
      caption={words.pairsTitle}
      columns={[
        { key: 'event', title: words.event },
        { key: 'stays', title: words.stayed },
        { key: 'goes', title: words.goes },
        { key: 'because', title: words.because },
      ]}
      rows={pairs.map((pair, at) => ({
        id: `pair-${at}`,
        cells: {
          event: `${pair.event}, ${pair.call}, ${pair.skill}`,
          stays: badge(pair.stays === 'kept' ? pair.kept : pair.other),
          goes: badge(pair.stays === 'kept' ? pair.other : pair.kept),
          because: words.reasons[pair.because],
        },
      }))}
      empty=""
    />
  );
}
