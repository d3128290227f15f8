/** Statements that no test sends, or whose rows no test sees, each with the reason: `file Class.method`. */
export const NOT_COMPARED: Record<string, string> = {
  'apps/api/src/live/web-sockets/text-progress.queries.ts TextProgressQueries.oneRequestPerEventUnchecked':
    'makes up for what was missed while Redis was away; the stories about it run servers of their own',
  'apps/cli/src/backup/restore.ts check':
    'counts what was restored; its stories run the command in a process of its own',
};
