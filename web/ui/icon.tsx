const PATHS = {
  learn: 'M12 6c-2-2-5-2-8-2v14c3 0 6 0 8 2 2-2 5-2 8-2V4c-3 0-6 0-8 2zM12 6v14',
  progress: 'M4 20h16M6 16v-4M11 16V8M16 16V5',
  me: 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8M4 21c1-5 4-7 8-7s7 2 8 7',
  right: 'M5 12.5l4.5 4.5L19 7.5',
  wrong: 'M6 6l12 12M18 6L6 18',
  phone: 'M8 3h8v18H8zM11 18h2',
  back: 'M15 5l-7 7 7 7',
  up: 'M12 19V5M6 11l6-6 6 6',
  down: 'M12 5v14M6 13l6 6 6-6',
  waiting: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16M12 8v4.5l3 2',
  attention: 'M12 4l9 16H3zM12 10v4M12 16.8v.4',
} as const;

export type IconName = keyof typeof PATHS;

/** A line drawing beside a word. It says nothing by itself, so a screen reader passes over it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
