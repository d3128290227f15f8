const LEAST = 7;
const MOST = 32;

/** Shares of columns by their content: the longest text of each, within bounds, so that one long name takes no page. */
export function columnShares(rows: readonly (readonly string[])[]): number[] {
  return rows[0]!.map((_, nth) => {
    const longest = Math.max(...rows.map((row) => row[nth]!.length));
    return Math.min(Math.max(longest, LEAST), MOST);
  });
}
