import type { JSX } from 'preact';
import type { FirstSteps, ImportJob } from '#libs/labor';
import { Card, Section } from '../frame/card.js';
import { ButtonLink, Link } from '../frame/link.js';
import { PageHeading } from '../frame/page-heading.js';
import { Progress } from '../frame/progress.js';
import { Stat, StatRow } from '../frame/stat.js';
import { NextStep } from '../today/next-step.js';
import { useWords } from '../frame/words.js';
import { IMPORT_WORDS } from './import.words.js';

/** An import that runs by itself, and its report. */
export function ImportProgressPage({
  job,
  steps,
}: {
  job: ImportJob;
  /** What the company has; null: the reader does not manage it. */
  steps: FirstSteps | null;
}): JSX.Element {
  const words = useWords(IMPORT_WORDS);
  const isDone = job.state === 'done';
  return (
    <>
      <PageHeading
        title={isDone ? words.doneTitle : words.running}
        above={<Link href="/app/contacts/import/">{words.title}</Link>}
        meta={job.file_name}
        actions={
          <>
            <ButtonLink href="/app/contacts/import/" kind="quiet">
              {words.another}
            </ButtonLink>
            <ButtonLink href="/app/workers/?sort=newest">{words.toContacts}</ButtonLink>
          </>
        }
      />
      {isDone && <NextStep steps={steps} after="contact" />}
      {!isDone && (
        <Card id="import-progress">
          <Progress id="import-bar" done={job.done} total={job.total} label={words.running} />
          <p class="text-muted">{words.runningText}</p>
        </Card>
      )}
      {isDone && (
        <StatRow>
          <Stat id="imported" value={job.imported} label={words.imported} tone="success" />
          <Stat id="skipped" value={job.skipped} label={words.skipped} />
          <Stat id="refused" value={job.errors.length} label={words.left} />
        </StatRow>
      )}
      {job.errors.length > 0 && (
        <Section title={words.left}>
          <Card>
            <ul class="list-disc space-y-1 pl-5">
              {job.errors.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </Card>
        </Section>
      )}
    </>
  );
}
