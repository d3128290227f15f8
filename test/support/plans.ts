/** A node of a plan, as `explain (format json)` tells it. */
export interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Plan Rows': number;
  Plans?: PlanNode[];
}

/** A large table that a plan reads or sorts as a whole. */
export interface Misplanned {
  how: 'reads' | 'sorts';
  table: string;
}

/** Rows above which something is sorted that should have come in its order. */
const SORTED_AT_MOST = 5_000;

/**
 * What a plan reads from its first row to its last, or sorts.
 *
 * @param large names of tables; their parts count as they do
 */
export function misplannedIn(plan: PlanNode, large: readonly string[]): Misplanned[] {
  const found: Misplanned[] = [];
  const walk = (node: PlanNode): void => {
    const table = largeOf(node, large);
    const isWhole = node['Node Type'] === 'Seq Scan';
    if (table && isWhole && node['Plan Rows'] > 1) found.push({ how: 'reads', table });
    if (node['Node Type'] === 'Sort' && node['Plan Rows'] > SORTED_AT_MOST) {
      const sorted = below(node, large)[0];
      if (sorted) found.push({ how: 'sorts', table: sorted });
    }
    for (const each of node.Plans ?? []) walk(each);
  };
  walk(plan);
  return found;
}

function largeOf({ 'Relation Name': name }: PlanNode, large: readonly string[]): string | null {
  return large.find((table) => name === table || name?.startsWith(`${table}_`)) ?? null;
}

function below(node: PlanNode, large: readonly string[]): string[] {
  const own = largeOf(node, large);
  return [...(own ? [own] : []), ...(node.Plans ?? []).flatMap((each) => below(each, large))];
}
