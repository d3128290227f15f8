import { randomBytes } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { testConfiguration } from '../../../../../test/support/configuration.js';
import { type BuiltAnswer, KeptAnswersService } from './kept-answers.service.js';

const MEGABYTE = 1024 * 1024;

describe('kept answers', () => {
  let builds: string[];
  beforeEach(() => {
    builds = [];
  });

  const keeping = (keptAnswersMegabytes: number): KeptAnswersService =>
    new KeptAnswersService(testConfiguration({ keptAnswersMegabytes }));

  /** @param tag that the answer has once it is built; default: the one that was asked for */
  async function ask(
    answers: KeptAnswersService,
    subject: string,
    asked: string,
    { tag = asked, size = 10 } = {},
  ): Promise<string> {
    const answer = await answers.get(subject, asked, async (): Promise<BuiltAnswer> => {
      builds.push(`${subject} ${asked}`);
      await turn();
      return { tag, bytes: Buffer.alloc(size), headers: {} };
    });
    return answer.tag;
  }

  it('are built once for each tag of a subject, also by those who ask meanwhile', async () => {
    const answers = keeping(1);
    await Promise.all([ask(answers, 'mine', 'one'), ask(answers, 'mine', 'one')]);
    await ask(answers, 'mine', 'one');
    await ask(answers, 'mine', 'two');
    await ask(answers, 'mine', 'one');
    expect(builds).toEqual(['mine one', 'mine two', 'mine one']);
  });

  it('are kept under the tag of what was read, which may be later than what was asked for', async () => {
    const answers = keeping(1);
    expect(await ask(answers, 'mine', 'one', { tag: 'two' })).toBe('two');
    expect(await ask(answers, 'mine', 'two')).toBe('two');
    await ask(answers, 'mine', 'one');
    expect(builds).toEqual(['mine one', 'mine one']);
  });

  it('are built for who did not look at the tag; who asks for the tag of that build meanwhile waits for it', async () => {
    const answers = keeping(1);
    let goOn!: () => void;
    const mayEnd = new Promise<void>((fulfil) => (goOn = fulfil));
    const unasked = answers.get('mine', null, async (isTagged): Promise<BuiltAnswer> => {
      await turn();
      isTagged('one');
      await mayEnd;
      return { tag: 'one', bytes: Buffer.from('unasked'), headers: {} };
    });
    expect(answers.mayHave('mine', 'two')).toBe(true); // Nobody knows yet.
    const same = ['one', 'one'].map((tag) => ask(answers, 'mine', tag));
    await turn();
    await turn();
    expect([answers.mayHave('mine', 'two'), answers.mayHave('mine', 'one')]).toEqual([false, true]);
    const later = ['two', 'two'].map((tag) => ask(answers, 'mine', tag));
    expect(await Promise.all(later)).toEqual(['two', 'two']);
    goOn();
    expect((await unasked).tag).toBe('one');
    expect(await Promise.all(same)).toEqual(['one', 'one']);
    expect(builds).toEqual(['mine two']);
    expect(answers.mayHave('other', null)).toBe(false);
  });

  it('leave when there is no room, least recently used first, with their compressed forms', async () => {
    const answers = keeping(1);
    await ask(answers, 'a', 'a', { size: 0.4 * MEGABYTE });
    await ask(answers, 'b', 'b', { size: 0.4 * MEGABYTE });
    await ask(answers, 'a', 'a');
    await ask(answers, 'c', 'c', { size: 0.4 * MEGABYTE });
    builds = [];
    for (const subject of ['a', 'c', 'b']) await ask(answers, subject, subject);
    expect(builds).toEqual(['b b']);
  });

  it('are counted with what each costs beside its bytes', async () => {
    const long = (name: string): string => name.padEnd(10 * 1024, '?');
    for (const { subjectOf, count } of [
      { subjectOf: String, count: 1024 },
      { subjectOf: long, count: 100 },
    ]) {
      const answers = keeping(1);
      for (let n = 0; n <= count; n++) await ask(answers, subjectOf(`${n}`), 'one', { size: 2 });
      expect(answers.mayHave(subjectOf('0'), 'one')).toBe(false);
      expect(answers.mayHave(subjectOf(`${count / 2}`), 'one')).toBe(true);
    }
  });

  it('do not leave for one that has no room alone, nor for its compressed form', async () => {
    const answers = keeping(1);
    await ask(answers, 'small', 'one');
    await ask(answers, 'huge', 'one');
    await ask(answers, 'huge', 'two', { size: 2 * MEGABYTE });
    expect(['one', 'two'].map((tag) => answers.mayHave('huge', tag))).toEqual([false, false]);
    const bytes = randomBytes(0.7 * MEGABYTE);
    const answer = await answers.get('large', 'one', () =>
      Promise.resolve({ tag: 'one', bytes, headers: {} }),
    );
    expect(answers.mayHave('large', 'one')).toBe(true);
    await answers.compressed('large', answer, 'gzip');
    expect(answers.mayHave('large', 'one')).toBe(false);
    expect(answers.mayHave('small', 'one')).toBe(true);
  });

  it('are compressed again after that failed', async () => {
    const answers = keeping(1);
    const answer = await answers.get('mine', 'one', () =>
      Promise.resolve({ tag: 'one', bytes: Buffer.alloc(5000, 'a'), headers: {} }),
    );
    const failed = answers.compressed('mine', answer, 'nosuch');
    await expect(failed).rejects.toThrow(TypeError);
    expect(answer.compressed.has('nosuch')).toBe(false);
    expect(answers.mayHave('mine', 'one')).toBe(true);
  });

  it('are compressed once for each encoding', async () => {
    const answers = keeping(1);
    const answer = await answers.get('mine', 'one', () =>
      Promise.resolve({ tag: 'one', bytes: Buffer.alloc(5000, 'a'), headers: {} }),
    );
    const forms = ['gzip', 'br', 'gzip'].map((encoding) =>
      answers.compressed('mine', answer, encoding),
    );
    expect(forms[2]).toBe(forms[0]);
    const [gzip, brotli] = await Promise.all(forms);
    expect(answer.size).toBe(5000 + 'mine'.length + 1024 + gzip!.length + brotli!.length);
  });

  it('are none after a build that failed, nor where none are to be kept', async () => {
    const answers = keeping(1);
    const failing = answers.get('mine', 'one', () => Promise.reject(new Error('no database')));
    await expect(failing).rejects.toThrow('no database');
    expect(await ask(answers, 'mine', 'one')).toBe('one');
    const keepingNone = keeping(0);
    await Promise.all([ask(keepingNone, 'mine', 'one'), ask(keepingNone, 'mine', 'one')]);
    expect(builds).toEqual(['mine one', 'mine one', 'mine one']);
  });
});
