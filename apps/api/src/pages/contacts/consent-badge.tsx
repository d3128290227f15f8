import type { JSX } from 'preact';
import type { ConsentChoice } from '#libs/labor';
import { Badge, type Tone } from '../frame/badge.js';
import type { IconName } from '../frame/icon-names.js';
import { useWords } from '../frame/words.js';
import { CONTACTS_WORDS } from './contacts.words.js';

interface ConsentFlags {
  sms_consent: boolean;
  sent_consent_msg: boolean;
  stop_sms: boolean;
}

const LOOKS: Record<ConsentChoice, { tone: Tone; icon: IconName }> = {
  yes: { tone: 'success', icon: 'check' },
  asked: { tone: 'warning', icon: 'clock' },
  none: { tone: 'neutral', icon: 'circle-dashed' },
  stopped: { tone: 'danger', icon: 'ban' },
};

/** What a number said about texts. */
export function consentOf({
  sms_consent,
  sent_consent_msg,
  stop_sms,
}: ConsentFlags): ConsentChoice {
  if (stop_sms) return 'stopped';
  return sms_consent ? 'yes' : sent_consent_msg ? 'asked' : 'none';
}

export function ConsentBadge({ of, id }: { of: ConsentFlags; id?: string }): JSX.Element {
  const consent = consentOf(of);
  return (
    <Badge {...LOOKS[consent]} id={id}>
      {useWords(CONTACTS_WORDS).consents[consent]}
    </Badge>
  );
}
