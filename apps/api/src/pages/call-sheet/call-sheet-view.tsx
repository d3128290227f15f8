import type { JSX } from 'preact';
import { Card, Section } from '../frame/card.js';
import { DefinitionList } from '../frame/definition-list.js';
import { Link } from '../frame/link.js';
import type { CallSheetModel, SheetFact } from './call-sheet.model.js';
import { CALL_SHEET_WORDS } from './call-sheet.words.js';

/** A sheet as it is read: what to know, whom to call, who is there. */
export function CallSheetView({ model }: { model: CallSheetModel }): JSX.Element {
  const words = CALL_SHEET_WORDS[model.language];
  return (
    <>
      <Card>
        <p class="call-when">{model.when}</p>
        <div class="call-facts call-facts-wide">
          <DefinitionList items={model.facts.map(asDefinition)} />
        </div>
        {model.message && <p class="call-message">{model.message}</p>}
      </Card>
      {model.contacts.length > 0 && (
        <Section title={words.contacts}>
          <Card>
            <div class="call-facts call-facts-wide">
              <DefinitionList items={model.contacts.map(asDefinition)} />
            </div>
          </Card>
        </Section>
      )}
      {model.crew.length > 0 && (
        <Section title={words.crew}>
          <Card>
            <DefinitionList
              items={model.crew.map(({ skill, count, names }) => ({
                term: skill,
                value: (
                  <>
                    {count}
                    {names.length > 0 && <span class="call-address">{names.join(', ')}</span>}
                  </>
                ),
              }))}
            />
          </Card>
        </Section>
      )}
    </>
  );
}

function asDefinition({ term, value, href }: SheetFact): { term: string; value: JSX.Element } {
  if (!href) return { term, value: <span class="whitespace-pre-line">{value}</span> };
  return {
    term,
    value: (
      <Link href={href} external={!href.startsWith('tel:')}>
        {value}
      </Link>
    ),
  };
}
