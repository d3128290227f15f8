import type { JSX } from 'preact';
import type { FillingRequirement } from '#libs/labor';
import { Button } from '../frame/button.js';
import { FillBar } from '../frame/fill-bar.js';
import { Form } from '../frame/form.js';
import { ButtonLink, Link } from '../frame/link.js';
import { Menu } from '../frame/menu.js';
import { useWords } from '../frame/words.js';
import { CostLater } from '../pay-lines/cost-text.js';
import { sendHref } from '../sending/send-scope.js';
import { EVENT_WORDS } from './event.words.js';
import { FillCounts } from './fill-counts.js';
import type { Panel } from './panel.js';

interface RequirementRowProps {
  requirement: FillingRequirement;
  mayReadMoney: boolean;
  eventSlug: string;
  mayEdit: boolean;
  panel: Panel | null;
}

/** A skill: how many are needed and how far it is filled, or the form that edits it. */
export function RequirementRow(props: RequirementRowProps): JSX.Element {
  const { requirement, eventSlug, mayEdit, panel } = props;
  const words = useWords(EVENT_WORDS);
  const { slug, labor_type: skill, fill, fcfs_positions: firstCome } = requirement;
  const id = `labor-${slug}`;
  const path = `/app/labor/${slug}`;
  const room = Math.max(fill.needed - fill.confirmed, 0);
  const confirmable = mayEdit ? requirement.waiting.slice(0, room) : [];
  return (
    <li id={id} class="event-labor" data-row="">
      <div>
        <span id={`${id}-skill`}>
          <Link href={`${path}/requests/`}>{skill.name}</Link>
        </span>
        <span>
          <FillBar id={`${id}-fill`} {...fill} pending={fill.asked} marked />
        </span>
        <span>
          <FillCounts id={`${id}-counts`} fill={fill} marks />
          {firstCome > 0 && (
            <span id={`${id}-first-come`} class="event-first-come">
              {words.firstCome(firstCome)}
            </span>
          )}
          {props.mayReadMoney && <CostLater id={`${id}-cost`} event={eventSlug} />}
        </span>
        <span>
          {confirmable.length > 0 && (
            <Form action={`${path}/requests/`} id={`${id}-confirm`} inline>
              <input type="hidden" name="action" value="confirm_waiting" />
              <input type="hidden" name="request_id" value={confirmable.join(',')} />
              <input type="hidden" name="from" value="event" />
              <Button size="small" kind="quiet" icon="check-check">
                {words.confirmWaiting(confirmable.length)}
              </Button>
            </Form>
          )}
          {mayEdit && (
            <>
              <ButtonLink
                id={`${id}-open`}
                href={`${path}/requests/`}
                kind="quiet"
                size="small"
                hotkey="f"
              >
                {words.fill}
              </ButtonLink>
              <Menu
                id={`${id}-menu`}
                label={words.moreOf(skill.name)}
                items={[
                  ...(fill.queued > 0
                    ? [
                        {
                          label: words.send(fill.queued),
                          href: sendHref(eventSlug, { kind: 'labor', slug }),
                          icon: 'send',
                        } as const,
                      ]
                    : []),
                  ...(props.mayReadMoney
                    ? [
                        {
                          label: words.rates,
                          href: `/app/pay/requirement/${slug}/rate/`,
                          icon: 'banknote',
                        } as const,
                      ]
                    : []),
                  { label: words.editLabor, href: `${path}/edit/#${id}`, icon: 'pencil' },
                  {
                    label: words.deleteLabor,
                    href: `${path}/delete/`,
                    icon: 'trash-2',
                    danger: true,
                  },
                ]}
              />
            </>
          )}
        </span>
      </div>
      {panel?.at === id && <div class="pt-3">{panel.element}</div>}
    </li>
  );
}
