import { statSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The first test that fails ends a run, so the small ones go first. */
class SmallestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const size = ({ moduleId }: TestSpecification) => statSync(moduleId).size;
    return files.toSorted((a, b) => size(a) - size(b));
  }
}

export default defineConfig({
  test: {
    include: [`${process.env.PART}/*.test.ts`],
    setupFiles: ['vitest.mutate.setup.ts'],
    sequence: { sequencer: SmallestFirst },
    // Many a change makes the sync loop go on for ever.
    testTimeout: 5_000,
    hookTimeout: 60_000,
  },
});
