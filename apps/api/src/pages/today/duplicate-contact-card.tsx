import type { JSX } from 'preact';
import { Card } from '../frame/card.js';
import { ButtonLink } from '../frame/link.js';
import { useWords } from '../frame/words.js';
import { Line, Lines } from './attention-parts.js';
import type { Attention } from './manager-dashboard.model.js';
import { TODAY_WORDS } from './today.words.js';

/** Workers whose new number another contact has: most are one person, so merging is offered. */
export function DuplicateContactCard({
  contacts,
}: {
  contacts: Attention['duplicateContacts'];
}): JSX.Element {
  const words = useWords(TODAY_WORDS);
  return (
    <Card id="split-numbers">
      <Lines isFirst>
        {contacts.map(({ name, slug, other_name: other, other_slug: otherSlug }) => (
          <li key={slug + otherSlug}>
            <Line>
              <span>{words.split(name, other)}</span>
              <ButtonLink
                href={`/app/worker/${otherSlug}/merge/?other=${slug}`}
                kind="quiet"
                size="small"
                icon="merge"
              >
                {words.lookAtMerge}
                <span class="sr-only">{` ${name}`}</span>
              </ButtonLink>
            </Line>
          </li>
        ))}
      </Lines>
    </Card>
  );
}
