/** Screens to study on: one file for the phone to fetch. */
export { default as LessonScreen } from '../../lessons/lesson-screen.tsx';
export { default as PracticeScreen } from '../../practice/practice-screen.tsx';
export { default as QuizScreen } from '../../quiz/quiz-screen.tsx';
