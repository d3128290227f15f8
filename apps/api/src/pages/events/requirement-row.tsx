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
    <li id={id} class="py-2" data-row="">
      <div class="flex flex-wrap items-center gap-x-4 gap-y-1 sm:grid sm:grid-cols-[minmax(7rem,12rem)_auto_1fr] xl:grid-cols-[10rem_auto_1fr_auto]">
        <span class="min-w-0 flex-1 basis-28 font-medium" id={`${id}-skill`}>
          <Link href={`${path}/requests/`}>{skill.name}</Link>
        </span>
        <span class="sm:col-start-2 sm:row-start-1">
          <FillBar id={`${id}-fill`} {...fill} pending={fill.asked} marked />
        </span>
        <span class="flex flex-1 basis-32 flex-wrap items-baseline gap-x-3 sm:col-span-3 sm:row-start-2 xl:col-span-1 xl:col-start-3 xl:row-start-1">
          <FillCounts id={`${id}-counts`} fill={fill} marks />
          {firstCome > 0 && (
            <span class="text-[13px] text-muted" id={`${id}-first-come`}>
              {words.firstCome(firstCome)}
            </span>
          )}
          {props.mayReadMoney && <CostLater id={`${id}-cost`} event={eventSlug} />}
        </span>
        <span class="ml-auto flex items-center gap-2 sm:col-start-3 sm:row-start-1 xl:col-start-4">
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
