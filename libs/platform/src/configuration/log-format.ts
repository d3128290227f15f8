/** `text` for people at a terminal, `json` for log collectors. */
export type LogFormat = (typeof LOG_FORMATS)[number];

export const LOG_FORMATS = ['json', 'text'] as const;

/**
 * `LOG_FORMAT`, else text on a terminal and JSON elsewhere. Never fails, since it also formats
 * configuration errors; `readConfiguration` refuses invalid values.
 */
export function logFormatOf(
  env: Record<string, string | undefined>,
  isTerminal: boolean,
): LogFormat {
  const given = env['LOG_FORMAT']?.trim().toLowerCase();
  return LOG_FORMATS.find((format) => format === given) ?? (isTerminal ? 'text' : 'json');
}
