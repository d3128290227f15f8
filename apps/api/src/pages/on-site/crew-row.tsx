import type { JSX } from 'preact';
import { displayPhone } from '#libs/kernel';
import { mayAskAgainAt } from '#libs/labor';
import type { BoardMember, CallBoard, Presence } from '#libs/time-entry';
import { Button } from '../frame/button.js';
import { useDates } from '../frame/dates.js';
import { Form } from '../frame/form.js';
import type { IconName } from '../frame/icon-names.js';
import { Icon } from '../frame/icon.js';
import { ButtonLink } from '../frame/link.js';
import { useWords } from '../frame/words.js';
import { CALL_BOARD_WORDS } from './call-board.words.js';
import { ReplacementLines } from './replacement-lines.js';

interface CrewRowProps {
  member: BoardMember;
  board: CallBoard;
  now: Date;
  /** IANA name of the event's zone. */
  zone: string;
}

const SHAPES: Record<Presence | 'missing', IconName> = {
  missing: 'triangle-alert',
  silent: 'clock',
  on_the_way: 'arrow-right',
  no_show: 'armchair',
  here: 'circle-check',
  left: 'log-out',
};

/** One of the crew: name, where they are, and what can be done about it. */
export function CrewRow(props: CrewRowProps): JSX.Element {
  const { member, board, now } = props;
  const isMissing = member.presence === 'silent' && board.missingFrom <= now;
  return (
    <li
      id={`crew-${member.request_id}`}
      class={`crew-row crew-${isMissing ? 'missing' : member.presence}`}
    >
      <div class="crew-who">
        <p class="crew-name">
          {member.name} <span class="crew-role">{member.skill}</span>
        </p>
        <p class="crew-state">
          <Icon name={SHAPES[isMissing ? 'missing' : member.presence]} />
          <State {...props} isMissing={isMissing} />
        </p>
        {member.replacement && <ReplacementLines {...props} replacement={member.replacement} />}
      </div>
      <Acts {...props} />
    </li>
  );
}

function State({
  member,
  board,
  zone,
  isMissing,
}: CrewRowProps & { isMissing: boolean }): JSX.Element {
  const words = useWords(CALL_BOARD_WORDS);
  const dates = useDates(zone);
  const { presence, since, minutes, asked_at: asked } = member;
  const word = presence === 'silent' && !board.isOpen ? 'expected' : presence;
  const details = [
    isMissing && words.callWas(dates.relative(board.call.starts_at)),
    presence === 'silent' && asked && words.asked(dates.time(asked)),
    presence === 'on_the_way' && since && said(member, dates.time(since), words),
    presence === 'silent' && since && minutes !== null && words.late(minutes, dates.time(since)),
    presence === 'here' && since && words.inSince(dates.time(since)),
  ].filter((detail) => typeof detail === 'string');
  const text = presence === 'here' && details[0] ? details[0] : words.presence[word];
  const rest = presence === 'here' ? details.slice(1) : details;
  return (
    <span>
      <strong class="font-semibold">{text}</strong>
      {rest.map((detail) => `, ${detail}`).join('')}
    </span>
  );
}

function said(
  { minutes, just_confirmed: isNew }: BoardMember,
  time: string,
  words: (typeof CALL_BOARD_WORDS)['en'],
): string {
  if (minutes !== null) return words.late(minutes, time);
  return isNew ? words.justConfirmed(time) : words.said(time);
}

function Acts({ member, board, now }: CrewRowProps): JSX.Element | null {
  const words = useWords(CALL_BOARD_WORDS);
  const { request_id: id, presence, name, phone_number: phone, asked_at: asked } = member;
  const { isOpen, call } = board;
  if (presence === 'here' || presence === 'left' || call.event.canceled) return null;
  const isSought = member.replacement?.outcome === null;
  const isFound = member.replacement?.outcome === 'filled';
  const mayAsk = presence !== 'no_show' && (!asked || mayAskAgainAt(asked) <= now);
  return (
    <div class="crew-acts">
      <Form id={`acts-${id}`} action={`/app/call/${call.slug}/board/`} inline data-stay="">
        <input type="hidden" name="request_id" value={id} />
        <ButtonLink
          id={`call-${id}`}
          href={`tel:${phone}`}
          kind="quiet"
          size="small"
          icon="phone"
          label={words.callName(name, displayPhone(phone))}
        >
          {words.call}
        </ButtonLink>
        {isOpen && mayAsk && (
          <Act id={`text-${id}`} action="text" icon="message-square" {...{ name }}>
            {words.text}
          </Act>
        )}
        {isOpen && !isSought && !isFound && (
          <Act id={`replace-${id}`} action="replace" icon="repeat" {...{ name }}>
            {words.replace}
          </Act>
        )}
        {isOpen && presence !== 'no_show' && (
          <Act id={`no-show-${id}`} action="no_show" icon="armchair" {...{ name }}>
            {words.noShow}
          </Act>
        )}
        {presence === 'no_show' && (
          <Act id={`showed-up-${id}`} action="showed_up" icon="undo-2" {...{ name }}>
            {words.showedUp}
          </Act>
        )}
      </Form>
    </div>
  );
}

interface ActProps {
  id: string;
  action: string;
  icon: IconName;
  /** Of the worker, for readers who do not see the row. */
  name: string;
  children: string;
}

function Act({ id, action, icon, name, children }: ActProps): JSX.Element {
  return (
    <Button
      id={id}
      name="action"
      value={action}
      kind="quiet"
      size="small"
      icon={icon}
      label={`${children}: ${name}`}
    >
      {children}
    </Button>
  );
}
