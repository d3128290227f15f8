import { UnansweredQuestionService } from '#libs/messaging';
import { UnitOfWork } from '#libs/platform';
import { type Command, DRY_RUN, wholeNumberOption } from '../command.js';

export const resetConsentQuestions: Command = {
  name: 'reset-consent-questions',
  summary: 'Allows asking people again who never answered the consent question.',
  options: {
    'older-than-days': {
      type: 'string',
      value: '<days>',
      help: 'minimum age of the question; default 30',
    },
    'dry-run': DRY_RUN,
  },
  prepare(values) {
    const dryRun = values['dry-run'] === true;
    const olderThanDays = wholeNumberOption(values, 'older-than-days', 30);
    return async ({ app, print }) => {
      const count = await app
        .get(UnitOfWork)
        .asSystem((work) =>
          app
            .get(UnansweredQuestionService, { strict: false })
            .reset(work, { olderThanDays, dryRun }),
        );
      print(`${dryRun ? 'To reset' : 'Reset'}: ${count} questions.`);
    };
  },
};
