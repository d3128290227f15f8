type Line = readonly [RegExp, string];

/** What stands in a path, by `{name} METHOD /path/`; the first line that fits counts. */
const IN_PATHS: readonly Line[] = [
  [/^\{slug\} \S+ \/company\//, 'Slug of the company.'],
  [
    /^\{slug\} \S+ \/((pay\/)?call-times\/|call-time\/\{slug\}\/(copy|not-clocked-in|board)\/)/,
    'Slug of the call time.',
  ],
  [/^\{slug\} \S+ \/(event|call-time|pay\/events)\//, 'Slug of the event.'],
  [/^\{slug\} \S+ \/(labor|request|pay\/requirements)\//, 'Slug of the labor requirement.'],
  [/^\{slug\} \S+ (\/admin|\/pay)?\/workers\//, 'Slug of the worker.'],
  [/^\{event_token\}/, 'What the link in the text ends with; also the `token_short` of a request.'],
  [/^\{file\}/, 'Name of the picture, as `logo` of the company ends.'],
  [/^\{token\} \S+ \/(user\/)?request\//, '`token_short` of the labor request.'],
  [/^\{token\} \S+ \/reset-password\//, 'Token of the link that was mailed; works once.'],
  [/^\{token\} \S+ \/(steward|owner)\/register\//, 'Token of the invitation.'],
  [/^\{token\} \S+ \/clock-in/, "Token of the worker's code for the event."],
  [/^\{token\} \S+ \/station\//, 'Token of the kiosk link.'],
  [
    /^\{token\} \S+ \/call\/confirm-time-change\//,
    'Token of the link in the text about the change.',
  ],
  [
    /^\{request_id\} \S+ \/call-times\/\{slug\}\/(tracking|requests)\//,
    'Id of the labor request, as the time sheet has it.',
  ],
  [/^\{id\} \S+ \/hours-disputes\//, 'Id of the dispute, as the state of the time sheet lists it.'],
  [/^\{id\} \S+ \/user\/hours\//, 'Id of the labor request.'],
  [/^\{id\} \S+ \/event\/\{slug\}\/scans\//, 'Id of the scan, as the list has it.'],
  [/^\{id\} \S+ \/event\/\{slug\}\/stations\//, 'Id of the station, as the list has it.'],
  [/^\{id\} \S+ \/user\/keys\//, 'Id of the key, as the list has it.'],
  [/^\{id\} \S+ \/user\/availability\//, 'Id of the time off, as the list has it.'],
  [/^\{id\} \S+ \/user\/sessions\//, 'Id of the session, as the list has it.'],
  [/^\{id\} \S+ \/roles\//, 'Id of the role, as the people of a company are listed with.'],
  [/^\{id\} \S+ \/invitations\//, 'Id of the invitation, as the open ones are listed with.'],
  [/^\{id\} \S+ \/admin\/users\//, 'Id of the account.'],
  [/^\{id\} \S+ \/admin\/billing\//, 'Id of the line, as the list has it.'],
  [/^\{year\}/, 'Tax year, by payday.'],
  [/^\{id\} \S+ \/pay\/mappings\//, 'Id of the mapping.'],
  [/^\{slug\} \S+ \/pay\/(tax|periods)\//, 'Slug of the contact.'],
  [/^\{starts_on\}/, 'First day of the pay period, YYYY-MM-DD.'],
  [/^\{id\} \S+ \/pay\/exports\//, 'Id of the file, as the list has it.'],
  [/^\{id\} \S+ \/pay\/rule-sets\//, 'Id of the rule set, as the list has it.'],
  [/^\{id\} \S+ \/pay\/rates\//, 'Id of the rate, as the list has it.'],
  [/^\{id\} \S+ \/pay\/time-entries\//, 'Id of the time entry.'],
  [/^\{extra_id\}/, 'Id of the extra, as the entry has it.'],
  [/^\{id\} \S+ \/notifications\//, 'Id of the line, as the list has it.'],
];

/** Undefined where nobody wrote one. @param route `GET /event/{slug}/` */
export function describedPathParameter(name: string, route: string): string | undefined {
  const place = `{${name}} ${route}`;
  return IN_PATHS.find(([pattern]) => pattern.test(place))?.[1];
}
