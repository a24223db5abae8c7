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

const part = process.env.PART ?? '';
/** What the server's part does shows also in what bad requests and the publishing of lessons lead to. */
const beside = part.startsWith('server') ? ['server/http/requests.test.ts', 'server/lessons/lessons.test.ts'] : [];

export default defineConfig({
  test: {
    include: [`${part}/*.test.ts`, ...beside],
    setupFiles: ['.mutate/setup.ts'],
    sequence: { sequencer: SmallestFirst },
    // Many a change makes the sync loop go on for ever.
    testTimeout: 5_000,
    hookTimeout: 60_000,
  },
});
