import type { JSX } from 'preact';
import type { MissingFederalRules } from '#libs/pay';
import { ButtonLink } from '../frame/link.js';
import { NoticeBox } from '../frame/notice-box.js';
import { useWords } from '../frame/words.js';

const english = {
  as_others: 'No federal rules count: hours beyond 40 a week are paid as the others.',
  by_other_rules:
    'No federal rules count: hours beyond 40 a week are paid by other rules, and none of it is named for the tax form.',
  choose: 'Choose federal rules',
};

const spanish: typeof english = {
  as_others:
    'No vale ninguna regla federal: las horas después de 40 por semana se pagan como las demás.',
  by_other_rules:
    'No vale ninguna regla federal: las horas después de 40 por semana se pagan por otras reglas, y nada se nombra para el formulario de impuestos.',
  choose: 'Elegir reglas federales',
};

/** Says to a company of the United States what it does not pay, with the way to the rules. */
export function FederalNotice({
  gap,
  href,
}: {
  gap: MissingFederalRules;
  href: string;
}): JSX.Element {
  const words = useWords({ en: english, es: spanish });
  return (
    <NoticeBox tone="warning" id="no-federal-rules">
      {words[gap]}{' '}
      <ButtonLink href={href} kind="quiet" size="small">
        {words.choose}
      </ButtonLink>
    </NoticeBox>
  );
}
