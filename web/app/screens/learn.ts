/** Screens to find a lesson by: one file for the phone to fetch. */
export { default as LearnScreen } from '../../learn/learn-screen.tsx';
export { default as ShareScreen } from '../../learn/share-screen.tsx';
export { default as SubjectScreen } from '../../learn/subject-screen.tsx';
