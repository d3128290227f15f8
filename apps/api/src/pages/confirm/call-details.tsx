import type { JSX } from 'preact';
import { displayPhone } from '#libs/kernel';
import type { CallView } from './call-view.js';
import { TRANSLATIONS } from '../translations/translation-tables.js';
import { type Definition, DefinitionList } from '../frame/definition-list.js';
import { Icon } from '../frame/icon.js';
import { Link } from '../frame/link.js';
import { NoticeBox } from '../frame/notice-box.js';
import { usePageContext } from '../frame/page-context.js';
import { CONFIRM_WORDS } from './confirm.words.js';

type CallWords = (typeof CONFIRM_WORDS)['en'] & { toBeDetermined: string };

interface CallDetailsProps {
  call: CallView;
  /** Of the title, which names the card. */
  titleId: string;
  /** Who answers questions. */
  contact: { name: string; phone: string | null };
}

/** The details of a call that a worker needs for the decision: what, when, where, as what, how long, whom to call. */
export function CallDetails({ call, titleId, contact }: CallDetailsProps): JSX.Element {
  const { language } = usePageContext();
  const words = {
    ...CONFIRM_WORDS[language],
    toBeDetermined: TRANSLATIONS[language].toBeDetermined,
  };
  return (
    <>
      <div>
        <h2 class="call-title" id={titleId}>
          {call.name}
        </h2>
        <p class="call-when">
          <time dateTime={call.dateTime}>{call.when}</time>
        </p>
      </div>
      <div class="call-facts">
        <DefinitionList items={factsOf(call, contact, words)} />
      </div>
      {call.message && <p class="call-message">{call.message}</p>}
      {call.warnings.map((warning) => (
        <NoticeBox tone="warning" key={warning}>
          {warning}
        </NoticeBox>
      ))}
    </>
  );
}

function factsOf(
  { location, role, lasts }: CallView,
  contact: CallDetailsProps['contact'],
  words: CallWords,
): Definition[] {
  const where = location ? (
    <Link href={location.map} external>
      <Icon name="map-pin" />
      <span>
        {location.name}
        {location.address && <span class="call-address">{location.address}</span>}
        <span class="sr-only">, {words.map}</span>
      </span>
    </Link>
  ) : (
    words.toBeDetermined
  );
  const phone = contact.phone && (
    <Link href={`tel:${contact.phone}`}>
      <Icon name="phone" /> {displayPhone(contact.phone)}
    </Link>
  );
  return [
    { term: words.where, value: where },
    { term: words.as, value: role },
    ...(lasts ? [{ term: words.lasts, value: lasts }] : []),
    ...(phone ? [{ term: words.contact, value: phone }] : []),
  ];
}
