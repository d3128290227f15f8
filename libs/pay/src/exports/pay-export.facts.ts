import { Fact } from '#libs/platform';

/** Hours and pay of many people leave in a file. `after` says which, and holds no amount. */
export class PayExported extends Fact {
  readonly name = 'pay.exported';
  constructor(companyId: number, exportId: number, after: object) {
    super({ companyId, subject: 'pay_export', subjectId: exportId, before: null, after });
  }
}

/** Payroll numbers of workers; `before` and `after` hold none of them, only whose they are. */
export class PayrollNumbersTyped extends Fact {
  readonly name = 'payroll_numbers.typed';
  constructor(companyId: number, workerIds: readonly number[]) {
    super({
      companyId,
      subject: 'company',
      subjectId: companyId,
      before: null,
      after: { worker_ids: workerIds },
    });
  }
}

/** How the company's payroll wants its file. */
export class PayrollMappingChanged extends Fact {
  readonly name = 'payroll_mapping.changed';
  constructor(companyId: number, mappingId: number, after: object | null) {
    super({ companyId, subject: 'payroll_mapping', subjectId: mappingId, before: null, after });
  }
}
