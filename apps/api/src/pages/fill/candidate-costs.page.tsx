import type { JSX } from 'preact';
import type { CandidatePage, ReachedRequirement } from '#libs/labor';
import type { CandidateCost } from '#libs/pay';
import { Link } from '../frame/link.js';
import { PageHeading } from '../frame/page-heading.js';
import { Pager } from '../frame/pager.js';
import { Table } from '../frame/table.js';
import { useWords } from '../frame/words.js';
import { CandidateCostText, CostAssumption } from '../pay-lines/candidate-cost.js';
import { PAY_LINES_WORDS } from '../pay-lines/pay-lines.words.js';
import { fillCostsHref, fillHref, type FillQuery } from './fill-query.js';
import { FILL_WORDS } from './fill.words.js';

interface CandidateCostsProps {
  requirement: ReachedRequirement;
  query: FillQuery;
  found: CandidatePage;
  /** By worker. */
  costs: ReadonlyMap<number, CandidateCost>;
}

/** What the call costs with each candidate. Its parts have the ids of their places in the list of candidates. */
export function CandidateCostsPage(props: CandidateCostsProps): JSX.Element {
  const { requirement, query, found, costs } = props;
  const { slug, labor_type: skill, call_time: call } = requirement;
  const words = useWords(FILL_WORDS);
  const { cost } = useWords(PAY_LINES_WORDS);
  const title = words.title(skill.name, call.name);
  return (
    <div class="space-y-4">
      <PageHeading
        title={cost.title}
        above={<Link href={fillHref(slug, query, { showsAll: true })}>{title}</Link>}
        meta={<CostAssumption />}
      />
      <Table
        id="candidate-costs"
        caption={cost.title}
        columns={[
          { key: 'name', title: words.name },
          { key: 'cost', title: cost.columns.cost, align: 'right' },
        ]}
        rows={found.candidates.map((worker) => {
          const sum = costs.get(worker.id);
          return {
            id: `cost-row-${worker.id}`,
            href: `/app/labor/${slug}/worker/${worker.id}/`,
            of: [requirement.id, worker.id, worker.name, sum],
            cells: () => ({
              name: worker.name,
              cost: sum && <CandidateCostText of={requirement} worker={worker} sum={sum} />,
            }),
          };
        })}
        empty={words.noneLeft}
      />
      <Pager
        page={found.page}
        total={found.total}
        size={query.size}
        href={(page, size) => fillCostsHref(slug, { ...query, page, size })}
      />
    </div>
  );
}
