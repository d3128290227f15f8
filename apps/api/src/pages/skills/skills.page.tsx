import type { JSX } from 'preact';
import type { FirstSteps, SkillUsage } from '#libs/labor';
import { Button, IconButton } from '../frame/button.js';
import { EmptyState } from '../frame/empty-state.js';
import { FieldRow, FormActions } from '../frame/field-row.js';
import { Field } from '../frame/field.js';
import type { FormError } from '../frame/form-error.js';
import { FormErrors } from '../frame/form-errors.js';
import { Form } from '../frame/form.js';
import { Link } from '../frame/link.js';
import { NoticeBox } from '../frame/notice-box.js';
import { PageHeading } from '../frame/page-heading.js';
import { Table } from '../frame/table.js';
import { NextStep } from '../today/next-step.js';
import { useWords } from '../frame/words.js';
import { SKILLS_WORDS } from './skills.words.js';

export interface SkillsModel {
  skills: readonly SkillUsage[];
  /** What the company has; null: the reader does not manage it. */
  steps: FirstSteps | null;
  /** A name that was refused; without an id it was a new skill. */
  refused?: { error: FormError; id?: number; typed?: string };
}

/** The skills of a company. */
export function SkillsPage({ skills, steps, refused }: SkillsModel): JSX.Element {
  const words = useWords(SKILLS_WORDS);
  const isOfNew = refused && refused.id === undefined && refused.typed !== undefined;
  return (
    <>
      <PageHeading title={words.title} meta={words.intro} />
      <NextStep steps={steps} after="skill" />
      {refused && !isOfNew && <NoticeBox tone="danger">{refused.error.message}</NoticeBox>}
      <Form id="new-skill">
        <FormErrors error={isOfNew ? refused.error : null} shown={['name']} />
        <input type="hidden" name="add_skill" value="1" />
        <FieldRow>
          <Field
            {...{ name: 'name', id: 'new-skill-name', label: words.name, hint: words.example }}
            value={isOfNew ? refused.typed : ''}
            error={isOfNew ? refused.error.fields['name'] : undefined}
            maxLength={200}
            autocomplete="off"
            autofocus
          />
        </FieldRow>
        <FormActions>
          <Button icon="plus">{words.add}</Button>
        </FormActions>
      </Form>
      <SuggestedSkills skills={skills} />
      <Table
        id="skills"
        caption={words.title}
        columns={[
          { key: 'name', title: words.name },
          { key: 'workers', title: words.workers, align: 'right' },
          { key: 'requirements', title: words.requirements, align: 'right', hideOnPhone: true },
          { key: 'actions', title: words.delete, quietTitle: true, align: 'right' },
        ]}
        rows={skills.map((skill) => ({
          id: `skill-${skill.id}`,
          cells: {
            name: (
              <Name skill={skill} typed={refused?.id === skill.id ? refused.typed : undefined} />
            ),
            workers: <Link href={`/app/workers/?skill=${skill.id}`}>{skill.workers}</Link>,
            requirements: skill.requirements,
            actions: (
              <Form inline id={`skill-${skill.id}-delete`}>
                <IconButton
                  {...{ icon: 'trash-2', name: 'delete_id', value: String(skill.id) }}
                  label={`${words.delete}: ${skill.name}`}
                  confirm={words.deleteConfirm(skill.name, skill.workers)}
                />
              </Form>
            ),
          },
        }))}
        empty={<EmptyState icon="tag" title={words.none} text={words.noneText} />}
      />
    </>
  );
}

/** So many skills, and a company knows how to add them. */
const FEW_SKILLS = 5;

/** Usual skills, each added by one press, while the company has few. */
function SuggestedSkills({ skills }: Pick<SkillsModel, 'skills'>): JSX.Element | null {
  const words = useWords(SKILLS_WORDS);
  const known = new Set(skills.map(({ name }) => name.toLowerCase()));
  const names = words.usual.filter((name) => !known.has(name.toLowerCase()));
  if (skills.length >= FEW_SKILLS || names.length === 0) return null;
  return (
    <Form id="usual-skills" inline>
      <span class="text-muted">{words.suggestions}</span>
      {names.map((name) => (
        <Button key={name} kind="quiet" size="small" name="name" value={name} icon="plus">
          {name}
        </Button>
      ))}
    </Form>
  );
}

/** The name, which opens its field. */
function Name({ skill, typed }: { skill: SkillUsage; typed?: string }): JSX.Element {
  const words = useWords(SKILLS_WORDS);
  return (
    <details id={`skill-${skill.id}-rename`} open={typed !== undefined}>
      <summary class="cursor-pointer font-semibold">{skill.name}</summary>
      <Form inline id={`skill-${skill.id}-form`}>
        <input type="hidden" name="edit_id" value={skill.id} />
        <Field
          {...{ name: 'name', id: `skill-${skill.id}-name`, quietLabel: true, maxLength: 200 }}
          label={`${words.name}: ${skill.name}`}
          value={typed ?? skill.name}
          autocomplete="off"
        />
        <Button kind="quiet" size="small">
          {words.rename}
        </Button>
      </Form>
    </details>
  );
}
