import { UnansweredQuestions } from '#libs/messaging';
import { UnitOfWork } from '#libs/platform';
import { type Command, DRY_RUN, wholeNumberIn } from '../command.js';

export const resetConsentQuestions: Command = {
  name: 'reset-consent-questions',
  summary:
    'Lets people be asked again who were asked whether we may text them, and never answered.',
  options: {
    'older-than-days': {
      type: 'string',
      value: '<days>',
      help: 'asked at least so long ago; 30 unless told',
    },
    'dry-run': DRY_RUN,
  },
  async run({ app, values, say }) {
    const dryRun = values['dry-run'] === true;
    const olderThanDays = wholeNumberIn(values, 'older-than-days', 30);
    const count = await app
      .get(UnitOfWork)
      .asHouse((work) =>
        app.get(UnansweredQuestions, { strict: false }).reset(work, { olderThanDays, dryRun }),
      );
    say(`${dryRun ? 'To reset' : 'Reset'}: ${count} questions.`);
  },
};
