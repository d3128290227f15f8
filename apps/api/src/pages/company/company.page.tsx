import type { JSX } from 'preact';
import { type CompanyRow, timeOfSendingMinute } from '#libs/company';
import { displayPhone, hoursOfMinutes } from '#libs/kernel';
import { Card, Section } from '../frame/card.js';
import { useDates } from '../frame/dates.js';
import { type Definition, DefinitionList } from '../frame/definition-list.js';
import { ButtonLink, Link } from '../frame/link.js';
import { PageHeading } from '../frame/page-heading.js';
import { useWords } from '../frame/words.js';
import { COMPANY_WORDS } from './company.words.js';

export interface CompanyModel {
  company: CompanyRow;
  /** Roles of the reader in this company. */
  isOwner: boolean;
  isManager: boolean;
}

/** What managers may know of their company, and where its parts are. */
export function CompanyPage({ company, isOwner, isManager }: CompanyModel): JSX.Element {
  const words = useWords(COMPANY_WORDS);
  const query = `?company=${company.slug}`;
  const links = [
    ...(isManager
      ? [
          { href: `/app/skills/${query}`, title: words.skills, text: words.skillsText },
          {
            href: `/app/location-profiles/${query}`,
            title: words.locations,
            text: words.locationsText,
          },
          { href: `/app/steward/invite/${query}`, title: words.stewards, text: words.stewardsText },
        ]
      : []),
    ...(isOwner
      ? [{ href: `/app/people/${query}`, title: words.people, text: words.peopleText }]
      : []),
    { href: `/app/sms-usage/${query}`, title: words.usage, text: words.usageText },
    { href: `/app/audit/company/${query}`, title: words.audit, text: words.auditText },
  ];
  return (
    <>
      <PageHeading
        title={company.name}
        above={words.title}
        actions={
          isOwner && (
            <ButtonLink href={`/app/owner/${query}`} kind="quiet" icon="settings">
              {words.settings}
            </ButtonLink>
          )
        }
      />
      <Card>
        <Section title={words.pages}>
          <ul class="divide-y divide-line">
            {links.map(({ href, title, text }) => (
              <li key={href} class="flex flex-wrap gap-x-4 py-2 first:pt-0 last:pb-0">
                <span class="min-w-40">
                  <Link href={href}>{title}</Link>
                </span>
                <span class="text-muted">{text}</span>
              </li>
            ))}
          </ul>
        </Section>
      </Card>
      <Card>
        <Section title={words.details}>
          <DefinitionList items={useDetails(company)} />
        </Section>
      </Card>
      <Card>
        <Section title={words.rules}>
          <DefinitionList items={useRules(company)} />
        </Section>
      </Card>
    </>
  );
}

function useDetails(company: CompanyRow): Definition[] {
  const words = useWords(COMPANY_WORDS);
  const place = [company.city, company.state, company.zip_code].filter(Boolean).join(', ');
  return [
    { term: words.shortName, value: company.name_short ?? company.name },
    {
      term: words.phone,
      value: company.phone_number ? displayPhone(company.phone_number) : words.none,
    },
    { term: words.email, value: company.email || words.none },
    {
      term: words.website,
      value: company.website ? (
        <Link href={company.website} external>
          {company.website}
        </Link>
      ) : (
        words.none
      ),
    },
    {
      term: words.address,
      value: [company.address, place].filter(Boolean).join(', ') || words.none,
    },
    { term: words.zone, value: company.time_zone },
  ];
}

function useRules(company: CompanyRow): Definition[] {
  const words = useWords(COMPANY_WORDS);
  const dates = useDates(company.time_zone);
  const [from, until] = [company.sending_from_minute, company.sending_until_minute].map((minute) =>
    dates.time(timeOfSendingMinute(minute)),
  );
  return [
    { term: words.minimum, value: words.hours(hoursOfMinutes(company.minimum_minutes)) },
    { term: words.trigger, value: words.hours(hoursOfMinutes(company.meal_trigger_minutes)) },
    { term: words.roundUp, value: words.minutes(company.round_up_minutes) },
    {
      term: words.sending,
      value: from === until ? words.always : words.window(from!, until!),
    },
    {
      term: words.reminders,
      value: company.reminder_hours.length ? words.remindersAt(company.reminder_hours) : words.none,
    },
  ];
}
