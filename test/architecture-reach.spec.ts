import { PRODUCT, read } from './support/source-tree.js';

/**
 * Queries by slug or id that do not check reach. Services and tasks call each for rows that they have found or written
 * already, or for ids from a capability.
 */
const UNCHECKED = [
  'CallConflictQueries.acceptedOfRequestsUnchecked',
  'CallConflictQueries.ofRequestsUnchecked',
  'AuditVerificationQueries.entriesAnywhereUnchecked',
  'AuditVerificationQueries.entriesBetweenUnchecked',
  'AuditVerificationQueries.headsUnchecked',
  'BillingAccountQueries.byCompanyUnchecked',
  'BillingAccountQueries.companyOfCustomerUnchecked',
  'CallBriefQueries.ofRequestUnchecked',
  'CallSheetQueries.existingUnchecked',
  'CallSheetQueries.newestOfEventUnchecked',
  'CallSheetQueries.ofCallUnchecked',
  'CallTimeQueries.byIdUnchecked',
  'CallTimeQueries.hasHoursUnchecked',
  'CallTimeQueries.lockUnchecked',
  'CarriedDifferenceQueries.entriesUnchecked',
  'ClockQueries.callsUnchecked',
  'CompanyQueries.brandUnchecked',
  'CompanyQueries.restrictedSinceUnchecked',
  'EntityPathQueries.findUnchecked',
  'EntryLabelQueries.ofEntriesUnchecked',
  'EventQueries.byIdUnchecked',
  'EventQueries.bySlugUnchecked',
  'FirstComeQueries.withoutOpenPositionsUnchecked',
  'FrozenEntryQueries.ofWorkerUnchecked',
  'LaborRequirementQueries.byIdUnchecked',
  'LaborRequirementQueries.ofCallUnchecked',
  'TextProgressQueries.findUnchecked',
  'TextProgressQueries.oneRequestPerEventUnchecked',
  'TextProgressQueries.progressByEventUnchecked',
  'LiveRequirementQueries.findUnchecked',
  'LiveRequirementQueries.snapshotUnchecked',
  'MessageProgressQueries.countsByEventUnchecked',
  'MessageProgressQueries.progressUnchecked',
  'ClosedPayQueries.payrollItemsUnchecked',
  'ExportSourceQueries.itemsUnchecked',
  'PayPeriodQueries.datesUnchecked',
  'PayPeriodQueries.detailsUnchecked',
  'PayrollMappingQueries.findUnchecked',
  'PeriodAheadQueries.ofWorkerUnchecked',
  'WaitingEntryQueries.canceledUnchecked',
  'WaitingEntryQueries.ofPeriodUnchecked',
  'PayCalculationQueries.basisUnchecked',
  'PayCalculationQueries.ofEntriesUnchecked',
  'PayDifferenceQueries.changedByTransactionUnchecked',
  'PayDifferenceQueries.changedUnchecked',
  'PayDifferenceQueries.frozenUnchecked',
  'PayDifferenceQueries.notedUnchecked',
  'PayDifferenceQueries.ofEntriesUnchecked',
  'PayDifferenceQueries.takeChangedUnchecked',
  'PayExtraQueries.forEntriesUnchecked',
  'PayRateQueries.bookUnchecked',
  'PaySettingsQueries.ofCompanyUnchecked',
  'PayRuleSetQueries.stacksOfUnchecked',
  'PlannedTimeQueries.ofWorkersUnchecked',
  'PunchQueries.lastToChangeUnchecked',
  'RateLineNamingQueries.ofLinesUnchecked',
  'CallMinimumQueries.isPaidUnchecked',
  'RequestPathQueries.findUnchecked',
  'RoomSnapshotQueries.readUnchecked',
  'RowRemarksQueries.ofCallUnchecked',
  'ScanListQueries.waitingUnchecked',
  'DuplicateContactQueries.ofContactUnchecked',
  'TimeChangeQueries.openTokensUnchecked',
  'TimeSheetQueries.rowUnchecked',
  'TimeSheetStateQueries.ofCallUnchecked',
  'TimeSheetStateQueries.ofCallsUnchecked',
  'TodayQueries.datesByZoneUnchecked',
  'UsageOutboxQueries.knownByHourUnchecked',
  'UsageOutboxQueries.lockHourUnchecked',
  'UsageOutboxQueries.openUnchecked',
  'UsageOutboxQueries.sumsUnchecked',
  'WorkedTimeQueries.ofEntriesUnchecked',
  'WorkedTimeQueries.ofWorkersUnchecked',
  'WorkedTimeQueries.timesUnchecked',
];

/** Code that shows that a query checks the actor, or that the caller presents a capability. */
const NARROWING =
  /assert(Reached|Managed|ContactsReached|CompanyReached)\(|\breaches\(|\.actor\b|\bactor\.|\bReached[A-Z]|\.(reached|reachedIds|managed)\(|Row\.\w+Token/;
const CAPABILITIES = /^(token|shortToken|phoneNumber|key|cookie|secret)$/;
const IDS = /^(slug|\w*Slug|id|ids|\w+Id|\w+Ids|scope|kind|subject)$/;

interface Method {
  /** `EventQueries.reached` */
  name: string;
  parameters: string[];
  body: string;
}

describe('reach', () => {
  const methods = PRODUCT.filter((file) => file.endsWith('.queries.ts')).flatMap(methodsOf);

  it('finds the public methods of the queries', () => {
    expect(methods.length).toBeGreaterThan(50);
    expect(methods.map(({ name }) => name)).toContain('EventQueries.reached');
  });

  it('is asked by every query by slug or id, unless its name says that it does not', () => {
    const open = methods
      .filter(({ parameters }) => parameters.some((name) => IDS.test(name)))
      .filter(({ parameters }) => !parameters.some((name) => CAPABILITIES.test(name)))
      .filter(({ body }) => !NARROWING.test(body))
      .map(({ name }) => name);
    expect(open.sort()).toEqual([...UNCHECKED].sort());
    expect(open.filter((name) => !name.endsWith('Unchecked'))).toEqual([]);
  });

  it('is asked by all others', () => {
    const named = methods.filter(({ name }) => name.endsWith('Unchecked')).map(({ name }) => name);
    expect(named.sort()).toEqual([...UNCHECKED].sort());
  });
});

/** The public methods of a file's class, with the code of the private methods they call. */
function methodsOf(file: string): Method[] {
  const source = read(file).replace(/\/\*[\s\S]*?\*\//g, '');
  const [, className, classBody] = /export class (\w+) \{([\s\S]*)\n\}/.exec(source) ?? [];
  if (!classBody) return [];
  const all = [
    ...classBody.matchAll(
      /\n {2}(private )?(?:async )?\*?(?!constructor)(\w+)(?:<\w+>)?\(([\s\S]*?)\): [A-Z][\s\S]*?\{\n([\s\S]*?)\n {2}\}/g,
    ),
  ].map(([, isPrivate, name, parameters, body]) => ({
    isPrivate: Boolean(isPrivate),
    name: name!,
    parameters: [...parameters!.matchAll(/\w+/g)].map((match) => match[0]),
    body: body!,
  }));
  return all
    .filter(({ isPrivate }) => !isPrivate)
    .map(({ name, parameters, body }) => ({
      name: `${className}.${name}`,
      parameters,
      body: [
        parameters.join(' '),
        body,
        ...all.filter((other) => body.includes(`this.${other.name}(`)).map((other) => other.body),
      ].join('\n'),
    }));
}
