/** `text` for a person at a terminal, `json` for whatever collects lines. */
export type LogFormat = (typeof LOG_FORMATS)[number];

export const LOG_FORMATS = ['json', 'text'] as const;

/**
 * What `LOG_FORMAT` says, else text on a terminal and JSON elsewhere. Never fails, since it also decides how a wrong
 * configuration is told; `readConfiguration` refuses what is no format.
 */
export function logFormatOf(
  env: Record<string, string | undefined>,
  isTerminal: boolean,
): LogFormat {
  const given = env['LOG_FORMAT']?.trim().toLowerCase();
  return LOG_FORMATS.find((format) => format === given) ?? (isTerminal ? 'text' : 'json');
}
