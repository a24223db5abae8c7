import { QueryClient } from '@tanstack/react-query';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { catalogueQuery } from './lesson-queries.ts';

describe('the list of lessons', () => {
  afterEach(() => vi.unstubAllGlobals());

  async function listFrom(body: unknown) {
    vi.stubGlobal('fetch', async () => Response.json(body));
    return new QueryClient().fetchQuery(catalogueQuery);
  }

  it('names skills', async () => {
    const skills = [{ id: 'molar-mass', name: 'Work out a molar mass', needs: [] }];
    expect(await listFrom({ skills, lessons: [] })).toEqual({ skills, lessons: [] });
  });

  it('names none where the phone has it from before there were names', async () => {
    expect(await listFrom({ lessons: [{ id: 'the-mole' }] })).toEqual({ skills: [], lessons: [{ id: 'the-mole' }] });
  });
});
