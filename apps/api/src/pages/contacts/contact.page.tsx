import type { JSX } from 'preact';
import type { LaborTypeRow } from '#libs/company';
import type { ContactProfile, DuplicateContact } from '#libs/labor';
import type { ListedRate } from '#libs/pay';
import { Badge } from '../frame/badge.js';
import { Button, IconButton } from '../frame/button.js';
import { Card, Section } from '../frame/card.js';
import { useDates } from '../frame/dates.js';
import { type Definition, DefinitionList } from '../frame/definition-list.js';
import type { FormError } from '../frame/form-error.js';
import { Form } from '../frame/form.js';
import { Link } from '../frame/link.js';
import { NoticeBox } from '../frame/notice-box.js';
import { useWords } from '../frame/words.js';
import { WithFacts } from '../frame/with-facts.js';
import { RatesPanel } from '../pay-lines/rates-panel.js';
import { consentOf } from './consent-badge.js';
import { ContactHeading } from './contact-heading.js';
import { ContactNumbers, type TypedNumber } from './contact-numbers.js';
import { CONTACT_WORDS } from './contact.words.js';
import { CONTACTS_WORDS } from './contacts.words.js';

export interface ContactModel {
  contact: ContactProfile;
  laborTypes: readonly LaborTypeRow[];
  /** This and another contact are one person. */
  splits: readonly DuplicateContact[];
  /** Their own rates that count or will. */
  rates: readonly ListedRate[];
  /** A number that was typed in and refused, or what else was. */
  refused?: { error: FormError; typed?: TypedNumber };
}

/** One contact: whom one texts, what they can do, and how reliable they were. */
export function ContactPage(model: ContactModel): JSX.Element {
  const { contact, laborTypes, splits, rates, refused } = model;
  const words = useWords(CONTACT_WORDS);
  return (
    <>
      <ContactHeading contact={contact} current="overview" />
      {refused && !refused.typed && <NoticeBox tone="danger">{refused.error.message}</NoticeBox>}
      {splits.map((split) => (
        <NoticeBox key={split.slug + split.other_slug} tone="warning" id="split">
          <p>
            {words.split(split)} <Link href={mergeHref(split)}>{words.lookAtMerge}</Link>
          </p>
        </NoticeBox>
      ))}
      <WithFacts
        id="contact-overview"
        facts={
          <>
            <Card id="contact-counters">
              <Counter contact={contact} counter="nocallnoshow" />
              <Counter contact={contact} counter="canceled" />
            </Card>
            <Card id="contact-facts">
              <Facts contact={contact} />
            </Card>
          </>
        }
      >
        <Card id="contact-about">
          <About contact={contact} laborTypes={laborTypes} />
        </Card>
        <Consent contact={contact} />
        <Section id="contact-numbers" title={words.numbers}>
          <ContactNumbers
            contact={contact}
            refused={refused?.typed && { ...refused, typed: refused.typed }}
          />
        </Section>
        <RatesPanel
          rates={rates}
          href={`/app/pay/rates/?company=${contact.company.slug}&worker=${contact.slug}`}
        />
      </WithFacts>
    </>
  );
}

function mergeHref({ slug, other_slug: other }: DuplicateContact): string {
  return `/app/worker/${other}/merge/?other=${slug}`;
}

/** What one reads before asking them: what they can do, and what managers noted. */
function About({ contact, laborTypes }: Pick<ContactModel, 'contact' | 'laborTypes'>): JSX.Element {
  const words = useWords(CONTACT_WORDS);
  const nameOf = (id: number | null): string =>
    laborTypes.find((type) => type.id === id)?.name ?? '';
  const prefers = [contact.primary_skill_id, contact.secondary_skill_id]
    .map(nameOf)
    .filter(Boolean);
  const skills = contact.labor_types.map(({ id, name }) => <Badge key={id}>{name}</Badge>);
  const items: Definition[] = [
    {
      term: words.skills,
      id: 'contact-skills',
      value:
        skills.length > 0 ? <span class="flex flex-wrap gap-1">{skills}</span> : words.noSkills,
    },
    ...(prefers.length > 0
      ? [{ term: words.preference, value: words.preferred(prefers[0]!, prefers[1] ?? '') }]
      : []),
    {
      term: words.notes,
      id: 'contact-notes',
      value: contact.notes ? (
        <span class="whitespace-pre-line">{contact.notes}</span>
      ) : (
        <Link href={`/app/worker/edit/${contact.id}/`}>{words.addNotes}</Link>
      ),
    },
  ];
  return <DefinitionList items={items} />;
}

function Facts({ contact }: Pick<ContactModel, 'contact'>): JSX.Element {
  const words = useWords(CONTACT_WORDS);
  const hints = useWords(CONTACTS_WORDS).consentHints;
  const dates = useDates(contact.company.time_zone);
  const items: Definition[] = [
    { term: words.texts, id: 'contact-texts', value: hints[consentOf(contact)] },
    { term: words.language, value: words.languages[contact.language] },
    {
      term: words.account,
      value: contact.user ? words.hasAccount(contact.user.username) : words.noAccount,
    },
    ...(contact.is_steward ? [{ term: words.steward, value: words.isSteward }] : []),
    { term: words.since, value: dates.day(contact.created_at) },
  ];
  return <DefinitionList items={items} />;
}

/** A number that managers may correct by one. */
function Counter({
  contact,
  counter,
}: {
  contact: ContactProfile;
  counter: 'nocallnoshow' | 'canceled';
}): JSX.Element {
  const words = useWords(CONTACT_WORDS);
  const [count, what] =
    counter === 'canceled'
      ? [contact.canceled_count, words.canceled]
      : [contact.no_show_count, words.noShows];
  const path = `/app/${contact.id}`;
  return (
    <div class="flex items-center justify-between gap-4">
      <span class="text-muted">{what}</span>
      <Form inline id={`${counter}-form`} action={`${path}/increment-${counter}/`}>
        <IconButton
          icon="minus"
          label={words.decrement(what)}
          formAction={`${path}/decrement-${counter}/`}
          disabled={count === 0}
        />
        <b id={`${counter}-count`} class="tabular min-w-6 text-center text-lg">
          {count}
        </b>
        <IconButton icon="plus" label={words.increment(what)} />
      </Form>
    </div>
  );
}

/** What one may do while they have not agreed to texts. */
function Consent({ contact }: { contact: ContactProfile }): JSX.Element | null {
  const words = useWords(CONTACT_WORDS);
  const consent = consentOf(contact);
  if (consent === 'stopped') return <NoticeBox tone="warning">{words.consentStopped}</NoticeBox>;
  if (consent === 'yes') return null;
  return (
    <NoticeBox tone="info" id="contact-consent-by-hand">
      <Form inline action={`/app/worker/${contact.slug}/consent/`}>
        <span>{words.notAgreed}</span>
        <Button kind="quiet" size="small" icon="check">
          {words.noConsentAction}
        </Button>
        <span class="text-muted">{words.noConsentText}</span>
      </Form>
    </NoticeBox>
  );
}
