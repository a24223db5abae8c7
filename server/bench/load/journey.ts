import { expect, type Locator, type Page } from '@playwright/test';
import type { Question } from '../../../domain/lesson.ts';
import { answerRightly } from '../../../web/e2e/support/answers.ts';
import { downloadLesson, goTo, openLesson, problem, ready, syncPill } from '../../../web/e2e/support/study.ts';

/** Where the bench goes and what it taps, as a student sees it: all that a change of the screens may touch. */

export const FIRST_SCREEN = { name: 'Today', path: '/', title: /^Good / };
export const LESSON = { path: '/lessons/quadratic-equations', title: 'Quadratic equations' };
/** A page of the app's origin that does not run the app. */
export const QUIET_PAGE = '/offline.html';
/** The tab tapped after a cold start, and the heading that answers. */
export const TAPPED = { tab: 'Progress', answer: 'Progress' };

/** From the first screen: the lesson is on the phone, and all there is to send was sent. */
export async function prepare(page: Page): Promise<void> {
  await ready(page);
  await downloadLesson(page, LESSON.title);
  await everythingSent(page);
}

export async function everythingSent(page: Page, timeout = 20_000): Promise<void> {
  await goTo(page, 'Today');
  await expect(syncPill(page)).toHaveText('Safe on the server', { timeout });
}

/** From any screen to the lesson. */
export async function openTheLesson(page: Page): Promise<void> {
  await openLesson(page, LESSON.title);
}

export async function fillIn(page: Page, number: number, question: Question): Promise<void> {
  await answerRightly(problem(page, number), question);
}

export const checkButton = (page: Page, number: number): Locator =>
  problem(page, number).getByRole('button', { name: 'Check' });

export const tryAgainButton = (page: Page, number: number): Locator =>
  problem(page, number).getByRole('button', { name: 'Try again' });

/** Where the verdict of a problem appears. */
export const verdict = (page: Page, number: number): Locator => problem(page, number).getByRole('status').first();

/** One round of use: the lesson, an answer, then every tab. */
export async function studyForAWhile(page: Page, number: number, question: Question): Promise<void> {
  await openTheLesson(page);
  await fillIn(page, number, question);
  await checkButton(page, number).click();
  await expect(problem(page, number).getByText('Right', { exact: true })).toBeVisible();
  await goTo(page, 'Progress');
  await goTo(page, 'Me');
}

/** The number of screens `studyForAWhile` opens. */
export const SCREENS_A_ROUND = 4;
