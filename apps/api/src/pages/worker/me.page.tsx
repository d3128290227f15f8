import type { JSX } from 'preact';
import type { OwnContactRow } from '#libs/labor';
import { Badge, type Tone } from '../frame/badge.js';
import { Button } from '../frame/button.js';
import { Card, Section } from '../frame/card.js';
import { Choice } from '../frame/choice.js';
import { Field } from '../frame/field.js';
import { FormActions } from '../frame/field-row.js';
import { Form } from '../frame/form.js';
import { FRAME_WORDS } from '../frame/frame.words.js';
import { ButtonLink, Link } from '../frame/link.js';
import { PageHeading } from '../frame/page-heading.js';
import { usePageContext } from '../frame/page-context.js';
import { useWords } from '../frame/words.js';
import { WORKER_WORDS } from './worker.words.js';

export interface MeModel {
  contacts: readonly OwnContactRow[];
  /** The secret address of the worker's calendar; null: there is none. */
  feed: string | null;
}

export const ME_PATH = '/app/user-profile/me/';

/** What companies know of the worker, and how they may reach them. */
export function MePage({ contacts, feed }: MeModel): JSX.Element {
  const words = useWords(WORKER_WORDS).me;
  const { actor } = usePageContext();
  return (
    <>
      <PageHeading title={words.title} meta={actor.username} />
      <Companies contacts={contacts} />
      <Consent contacts={contacts} />
      <Section title={words.availability} intro={words.availabilityText} id="availability">
        <p>
          <ButtonLink href="/app/user-profile/availability/" kind="quiet" icon="calendar-days">
            {words.availabilityLink}
          </ButtonLink>
        </p>
      </Section>
      <Languages texts={contacts[0]?.language ?? 'en'} pages={actor.language} />
      <Feed feed={feed} />
      <Section title={words.number} intro={words.numberText} id="number">
        <p>
          <ButtonLink href="/app/user-profile/number/" kind="quiet" icon="phone">
            {words.numberLink}
          </ButtonLink>
        </p>
      </Section>
      <Section title={words.account} intro={words.accountText} id="account">
        <p>
          <Link href="/app/account/">{words.account}</Link>
        </p>
      </Section>
      <Form action="/app/logout/">
        <Button kind="quiet" icon="log-out">
          {words.logOut}
        </Button>
      </Form>
    </>
  );
}

type Contacts = Pick<MeModel, 'contacts'>;

function Companies({ contacts }: Contacts): JSX.Element {
  const words = useWords(WORKER_WORDS).me;
  return (
    <Section title={words.companies} id="companies">
      <Card>
        <ul class="own-past">
          {contacts.map(({ id, company_name: company, labor_types: skills }) => (
            <li key={id} id={`company-${id}`}>
              <span>
                <span class="block font-semibold">{company}</span>
                <span class="text-muted">
                  {skills.length > 0
                    ? `${words.skills} ${skills.map(({ name }) => name).join(', ')}`
                    : words.noSkills}
                </span>
              </span>
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}

const CONSENT_TONES: Record<ConsentState, Tone> = {
  granted: 'success',
  asked: 'warning',
  none: 'neutral',
  stopped: 'danger',
};

type ConsentState = 'granted' | 'asked' | 'none' | 'stopped';

function consentOf(contact: OwnContactRow): ConsentState {
  if (contact.stop_sms) return 'stopped';
  if (contact.sms_consent) return 'granted';
  return contact.sent_consent_msg ? 'asked' : 'none';
}

/** Who may text the worker, and the words that change it. Only a text changes it, since carriers believe no other. */
function Consent({ contacts }: Contacts): JSX.Element {
  const words = useWords(WORKER_WORDS).me;
  const states = new Set(contacts.map(consentOf));
  return (
    <Section title={words.consent} intro={words.consentIntro} id="consent">
      <Card>
        <ul class="own-past">
          {contacts.map((contact) => (
            <li key={contact.id} id={`consent-${contact.id}`}>
              <span class="font-semibold">{contact.company_name}</span>
              <Badge tone={CONSENT_TONES[consentOf(contact)]}>
                {words.consentStates[consentOf(contact)]}
              </Badge>
            </li>
          ))}
        </ul>
        {(states.has('granted') || states.has('asked')) && <p>{words.howToStop}</p>}
        {states.has('stopped') && <p>{words.howToStart}</p>}
        {states.has('asked') && <p>{words.howToAllow}</p>}
      </Card>
    </Section>
  );
}

function Feed({ feed }: Pick<MeModel, 'feed'>): JSX.Element {
  const words = useWords(WORKER_WORDS).me;
  return (
    <Section title={words.calendar} intro={words.calendarIntro} id="calendar">
      <Form action={ME_PATH}>
        {feed && (
          <Field
            label={words.calendarAddress}
            name="address"
            type="url"
            value={feed}
            hint={words.calendarHint}
            readOnly
          />
        )}
        <FormActions>
          <Button
            kind="quiet"
            name="feed"
            value="renew"
            icon={feed ? 'refresh-cw' : 'calendar-plus'}
            confirm={feed ? words.renewConfirm : undefined}
          >
            {feed ? words.renewFeed : words.makeFeed}
          </Button>
          {feed && (
            <Button kind="danger" name="feed" value="end">
              {words.endFeed}
            </Button>
          )}
        </FormActions>
      </Form>
    </Section>
  );
}

function Languages({
  texts,
  pages,
}: {
  texts: 'en' | 'es';
  pages: 'en' | 'es' | null;
}): JSX.Element {
  const words = useWords(WORKER_WORDS).me;
  const { languages } = useWords(FRAME_WORDS);
  const options = (['en', 'es'] as const).map((value) => ({ value, label: languages[value] }));
  return (
    <Section title={words.languages} id="languages">
      <Card>
        <Form action={ME_PATH}>
          <Choice legend={words.textLanguage} name="texts" options={options} chosen={texts} />
          <Choice
            legend={words.pageLanguage}
            name="pages"
            options={[...options, { value: 'browser', label: words.asBrowser }]}
            chosen={pages ?? 'browser'}
          />
          <FormActions>
            <Button>{words.saveLanguages}</Button>
          </FormActions>
        </Form>
      </Card>
    </Section>
  );
}
