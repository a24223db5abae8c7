import { describe, expect, it, vi } from 'vitest';
import { createUpdatePrompt, mayOfferUpdate } from './update-prompt.ts';

describe('the offer of a new version', () => {
  it('opens when the version is ready and tells who listens', () => {
    const { prompt, becomeReady } = createPrompt();
    const listener = vi.fn();
    prompt.subscribe(listener);
    expect(prompt.isOpen()).toBe(false);
    becomeReady();
    expect(prompt.isOpen()).toBe(true);
    expect(listener).toHaveBeenCalledOnce();
  });

  it('can be put off until a still newer version is ready', () => {
    const { prompt, becomeReady } = createPrompt();
    becomeReady();
    prompt.later();
    expect(prompt.isOpen()).toBe(false);
    becomeReady();
    expect(prompt.isOpen()).toBe(true);
  });

  it('is never made inside a quiz', () => {
    expect(mayOfferUpdate('/lessons/the-mole/quiz')).toBe(false);
    expect(mayOfferUpdate('/lessons/the-mole')).toBe(true);
    expect(mayOfferUpdate('/')).toBe(true);
  });
});

function createPrompt() {
  let becomeReady = () => {};
  const prompt = createUpdatePrompt({
    onUpdateReady: (callback) => {
      becomeReady = callback;
      return () => {};
    },
    applyUpdate: async () => {},
  });
  return { prompt, becomeReady: () => becomeReady() };
}
