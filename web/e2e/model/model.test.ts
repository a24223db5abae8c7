import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventDraft } from '../../../domain/events.ts';
import { createTestServer } from '../../../server/test-context.ts';
import { eventDraft, FAULTS, type Fault, World } from './model-world.ts';

const DAY = 86_400_000;
const SEQUENCES = process.env.LONG ? 10_000 : 1_000;
const MAX_COMMANDS = 25;
const FIXED_SEED = 20_261_123;

type Phone = 0 | 1;
type Command =
  | { do: 'act'; phone: Phone; draft: EventDraft }
  | { do: 'fault'; phone: Phone; fault: Fault }
  | { do: 'sync' | 'sync in two tabs' | 'deliver late' | 'wipe'; phone: Phone }
  | { do: 'crash'; phone: Phone; whileSending: boolean }
  | { do: 'jump clock'; phone: Phone; by: number }
  | { do: 'restore'; share: number }
  | { do: 'join' | 'publish' };

const phone = fc.constantFrom<Phone>(0, 1);
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ do: fc.constant('act'), phone, draft: eventDraft }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('sync'), phone }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('fault'), phone, fault: fc.constantFrom(...FAULTS) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('sync in two tabs', 'deliver late', 'wipe'), phone }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('crash'), phone, whileSending: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('jump clock'),
      phone,
      by: fc.constantFrom(0, DAY, -DAY, 3650 * DAY, -20_000 * DAY),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restore'), share: fc.constantFrom(0, 0.3, 0.7, 1) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('join', 'publish') }) },
) as fc.Arbitrary<Command>;

async function perform(world: World, command: Command): Promise<void> {
  switch (command.do) {
    case 'act':
      return world.act(world.phones[command.phone], command.draft);
    case 'fault':
      return world.phones[command.phone].expectFault(command.fault);
    case 'sync':
      await world.phones[command.phone].sync();
      return;
    case 'sync in two tabs':
      return world.phones[command.phone].syncInTwoTabs();
    case 'deliver late':
      return world.phones[command.phone].deliverLate();
    case 'wipe':
      return world.wipe(world.phones[command.phone]);
    case 'crash':
      return world.phones[command.phone].crash(command.whileSending);
    case 'jump clock':
      return world.phones[command.phone].jumpClock(command.by);
    case 'restore':
      return world.restore(command.share);
    case 'join':
      return world.join();
    case 'publish':
      return world.publish();
  }
}

describe('whatever happens on the way, the log, its fold and every phone agree in the end', () => {
  let server: Awaited<ReturnType<typeof createTestServer>>;
  let worlds = 0;

  beforeAll(async () => {
    server = await createTestServer();
  });
  afterAll(() => server.db.close());

  it.each([
    ['a fixed seed', FIXED_SEED],
    ['a new seed', undefined],
  ])(
    'faults 1–6, 8, 10, 13, 16, 18, 36, 37: %s',
    async (_, seed) => {
      await fc.assert(
        fc.asyncProperty(fc.array(command, { minLength: 3, maxLength: MAX_COMMANDS }), async (commands) => {
          const world = await World.create(server, worlds++);
          for (const command of commands) {
            world.tick();
            await perform(world, command);
          }
          await world.expectAgreement(expect);
          await world.close();
        }),
        { numRuns: SEQUENCES / 2, ...(seed !== undefined && { seed }) },
      );
    },
    process.env.LONG ? 3_600_000 : 900_000,
  );
});
