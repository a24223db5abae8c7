import { expect, type Page } from '@playwright/test';
import type { RouteName } from '../../app/routes.ts';
import { NOT_SAVED, SAVED, type State } from './states.ts';

/** One address of a screen, and words that must stand on it in each state. */
export interface ScreenFixture {
  path: string;
  shows: Record<State, RegExp>;
  /** Does something that must be stored, and sees what the student is told when the phone is full. */
  storeOnFullPhone?: (page: Page) => Promise<void>;
}

/** Every address of the app has a row: the type asks for it. */
export const FIXTURES: Record<RouteName, ScreenFixture> = {
  today: {
    path: '/',
    shows: {
      online: /Amina/,
      offline: /Amina/,
      empty: /There are no lessons yet/,
      error: /could not be/,
      full: /Amina/,
    },
  },
  learn: {
    path: '/learn',
    shows: {
      online: /Mathematics/,
      offline: /Mathematics/,
      empty: /There are no lessons yet/,
      error: /list of lessons is not here yet/,
      full: /Mathematics/,
    },
  },
  subject: {
    path: '/learn/mathematics',
    shows: {
      online: /Quadratic equations/,
      offline: /Quadratic equations/,
      empty: /There are no lessons/,
      error: /list of lessons is not here yet/,
      full: /Quadratic equations/,
    },
  },
  lesson: {
    path: `/lessons/${SAVED.id}`,
    shows: {
      online: /You will be able to/,
      offline: /You will be able to/,
      empty: /We do not have this lesson/,
      error: /not on your phone|could not be/,
      full: /You will be able to/,
    },
    async storeOnFullPhone(page) {
      const problem = page.getByRole('region', { name: 'Problem 2', exact: true });
      // They solved it before.
      await problem.getByRole('button', { name: 'Try again' }).click();
      await problem.getByRole('radio').first().check();
      await problem.getByRole('button', { name: 'Check' }).click();
      await expect(problem.getByRole('alert')).toContainText('NOT saved');
    },
  },
  quiz: {
    path: `/lessons/${SAVED.id}/quiz`,
    shows: {
      online: /Question 1 of 10/,
      offline: /Question 1 of 10/,
      empty: /We do not have this lesson/,
      error: /not on your phone|could not be/,
      full: /Question 1 of 10/,
    },
    async storeOnFullPhone(page) {
      await page.getByRole('checkbox').first().check();
      await expect(page.getByRole('alert')).toContainText('NOT saved');
    },
  },
  practice: {
    path: '/quiz',
    shows: {
      online: /Mixed/,
      offline: /Mixed/,
      empty: /nothing to practise yet/,
      error: /could not be/,
      full: /Mixed/,
    },
  },
  progress: {
    path: '/progress',
    shows: {
      online: /2 lessons begun/,
      offline: /2 lessons begun/,
      empty: /not begun a lesson/,
      error: /could not be/,
      full: /2 lessons begun/,
    },
  },
  leaderboard: {
    path: '/leaderboard',
    shows: {
      online: /Amina.? \(you\)/,
      offline: /Amina.? \(you\)[\s\S]*As of/,
      empty: /Name on the board/,
      error: /could not be/,
      full: /Amina.? \(you\)/,
    },
    async storeOnFullPhone(page) {
      await page.getByRole('button', { name: 'Leave the board' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Leave the board' }).click();
      await expect(page.getByRole('alert')).toContainText('NOT saved');
    },
  },
  badges: {
    path: '/badges',
    shows: {
      online: /Still to earn/,
      offline: /Still to earn/,
      empty: /0 points[\s\S]*Still to earn/,
      error: /could not be/,
      full: /Still to earn/,
    },
  },
  me: {
    path: '/me',
    shows: {
      online: /Your work/,
      offline: /Your work/,
      empty: /Your work/,
      error: /could not be/,
      full: /Your work/,
    },
    async storeOnFullPhone(page) {
      await expect(page.getByLabel('Your name')).toHaveValue('Amina');
      await page.getByLabel('Your name').fill('Bisi');
      await page.getByRole('button', { name: 'Save name' }).click();
      await expect(page.getByRole('alert')).toContainText('NOT saved');
      await expect(page.getByText('Name saved on this phone')).toBeHidden();
    },
  },
  downloads: {
    path: '/downloads',
    shows: {
      online: new RegExp(SAVED.title),
      offline: new RegExp(SAVED.title),
      empty: /No lesson/,
      error: /No lesson is on this phone yet/,
      full: new RegExp(SAVED.title),
    },
  },
  news: {
    path: '/news',
    shows: {
      online: /What’s new/,
      offline: /What’s new/,
      empty: /What’s new/,
      error: /What’s new/,
      full: /What’s new/,
    },
  },
  continue: {
    path: '/continue',
    shows: {
      online: /Quadratic equations/,
      offline: /Quadratic equations/,
      empty: /There are no lessons/,
      error: /could not be/,
      full: /Quadratic equations/,
    },
  },
  share: {
    path: `/share?text=${encodeURIComponent(NOT_SAVED.title)}`,
    shows: {
      online: new RegExp(NOT_SAVED.title),
      offline: new RegExp(NOT_SAVED.title),
      empty: /No lesson fits it/,
      error: /not here yet/,
      full: new RegExp(NOT_SAVED.title),
    },
  },
};
