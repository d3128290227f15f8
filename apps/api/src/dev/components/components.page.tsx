import type { JSX } from 'preact';
import { Badge } from '../../pages/frame/badge.js';
import { Button } from '../../pages/frame/button.js';
import { ButtonLink, Link } from '../../pages/frame/link.js';
import { Form } from '../../pages/frame/form.js';
import { PageHeading } from '../../pages/frame/page-heading.js';
import { ContentSamples } from './content.samples.js';
import { ControlSamples } from './controls.samples.js';
import { OverlaySamples } from './overlays.samples.js';
import { TableSamples } from './tables.samples.js';

/** Every component of the pages in every state. */
export function ComponentsPage(): JSX.Element {
  return (
    <>
      <PageHeading
        above={<Link href="/dev/phones">Development</Link>}
        title="Components"
        meta={
          <>
            <span>Every one in every state</span>
            <Badge tone="success">living</Badge>
          </>
        }
        actions={
          <Form method="get" inline>
            <Button kind="quiet" name="theme" value="light">
              Light
            </Button>
            <Button kind="quiet" name="theme" value="dark">
              Dark
            </Button>
            <ButtonLink kind="quiet" href="?language=es">
              Español
            </ButtonLink>
          </Form>
        }
      />
      <ControlSamples />
      <TableSamples />
      <ContentSamples />
      <OverlaySamples />
    </>
  );
}
