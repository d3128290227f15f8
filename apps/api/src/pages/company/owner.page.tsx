import type { JSX } from 'preact';
import type { CompanyRow } from '#libs/company';
import { Button } from '../frame/button.js';
import { Card, Section } from '../frame/card.js';
import { Field } from '../frame/field.js';
import { FormActions } from '../frame/field-row.js';
import type { FormError } from '../frame/form-error.js';
import { FormErrors } from '../frame/form-errors.js';
import { Form } from '../frame/form.js';
import { PageHeading } from '../frame/page-heading.js';
import { PageIndex } from '../frame/page-index.js';
import { useWords } from '../frame/words.js';
import { OWNER_WORDS } from './owner.words.js';
import {
  DetailsSection,
  SecuritySection,
  SettingsForm,
  TextsSection,
  WorkRulesSection,
} from './settings-forms.js';
import type { FormValues } from './settings-changes.js';
import type { SettingsFormName } from './settings.form.js';
import { ZoneSection, type ZoneModel } from './zone-section.js';

export interface OwnerModel {
  company: CompanyRow;
  values: FormValues;
  /** The form that was refused. */
  refused: { form: SettingsFormName; error: FormError } | null;
  isSecondFactorRequired: boolean;
  zone: Pick<ZoneModel, 'chosen' | 'preview'>;
  /** Typed into the invitation. */
  phone: string;
  /** Billing is for owners, not for administrators. */
  isOwner: boolean;
}

/** Everything that an owner sets, each group with its own form and address. */
export function OwnerPage(model: OwnerModel): JSX.Element {
  const words = useWords(OWNER_WORDS);
  const { company, values, refused } = model;
  const query = `?company=${company.slug}`;
  const action = `/app/owner/${query}`;
  const errorOf = (form: SettingsFormName): FormError | null =>
    refused?.form === form ? refused.error : null;
  return (
    <>
      <PageHeading title={words.title} above={company.name} />
      <PageIndex
        label={words.sections}
        parts={SECTIONS.map((section) => ({
          href: `/app/owner/${query}#${section}`,
          label: titleOf(section, words),
        }))}
        pages={[
          { href: `/app/company/${query}`, label: words.parts, icon: 'building-2' },
          { href: `/app/people/${query}`, label: words.invite.people, icon: 'users' },
          { href: `/app/audit/company/${query}`, label: words.audit, icon: 'history' },
          ...(model.isOwner
            ? [
                {
                  href: `/app/owner/billing/${query}`,
                  label: words.billing,
                  icon: 'credit-card',
                } as const,
              ]
            : []),
        ]}
      >
        <DetailsSection values={values} error={errorOf('details')} action={`${action}#details`} />
        <LogoSection company={company} error={errorOf('logo')} query={query} />
        <WorkRulesSection
          values={values}
          error={errorOf('work_rules')}
          action={`${action}#work_rules`}
        />
        <TextsSection values={values} error={errorOf('texts')} action={`${action}#texts`} />
        <ZoneSection
          {...model.zone}
          zone={company.time_zone}
          company={company.slug}
          error={errorOf('zone')}
          action={`${action}#zone`}
        />
        <SecuritySection
          values={values}
          isRequired={model.isSecondFactorRequired}
          error={errorOf('security')}
          action={`${action}#security`}
        />
        <Card id="invitation">
          <Section title={words.invite.title} intro={words.invite.intro}>
            <SettingsForm
              values={values}
              error={errorOf('invitation')}
              action={`${action}#invitation`}
              name="invitation"
              shown={['phone']}
              save={words.invite.send}
            >
              <Field
                label={words.invite.phone}
                name="phone"
                type="tel"
                value={model.phone}
                error={errorOf('invitation')?.fields['phone']}
                maxLength={32}
                required
              />
            </SettingsForm>
          </Section>
        </Card>
      </PageIndex>
    </>
  );
}

/** Ids of sections, in their order: the index above them. */
const SECTIONS = [
  ...['details', 'logo', 'work_rules', 'texts', 'zone', 'security', 'invitation'],
] as const;

function titleOf(section: string, words: (typeof OWNER_WORDS)['en']): string {
  const titles: Record<string, string> = {
    details: words.details.title,
    logo: words.logo.title,
    work_rules: words.rules.title,
    texts: words.texts.short,
    zone: words.zone.title,
    security: words.security.title,
    invitation: words.invite.title,
  };
  return titles[section] ?? section;
}

function LogoSection({
  company,
  error,
  query,
}: {
  company: CompanyRow;
  error: FormError | null;
  query: string;
}): JSX.Element {
  const { logo: words } = useWords(OWNER_WORDS);
  return (
    <Card id="logo">
      <Section title={words.title} intro={words.intro}>
        {company.logo_file && (
          <img
            src={`/company/${company.slug}/logo/${company.logo_file}`}
            alt={words.alt(company.name)}
            class="logo-preview"
          />
        )}
        <Form action={`/app/owner/logo/${query}`} multipart id="logo-form">
          <FormErrors error={error} shown={['logo']} />
          <Field
            label={words.file}
            name="logo"
            type="file"
            accept="image/png,image/jpeg,image/gif,image/webp"
            hint={words.hint}
            error={error?.fields['logo']}
            required
          />
          <FormActions>
            <Button kind="quiet" icon="upload">
              {words.save}
            </Button>
          </FormActions>
        </Form>
        {company.logo_file && (
          <Form action={`/app/owner/${query}#logo`}>
            <input type="hidden" name="form" value="logo_delete" />
            <Button kind="quiet" size="small" icon="trash-2">
              {words.remove}
            </Button>
          </Form>
        )}
      </Section>
    </Card>
  );
}
