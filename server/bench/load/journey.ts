/** Where the bench goes and what it taps, as a student sees it: all that a change of the screens may touch. */

export const FIRST_SCREEN = { path: '/', title: 'Learn' };
export const LESSON = { path: '/lessons/quadratic-equations', title: 'Quadratic equations' };
