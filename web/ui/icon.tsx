/** 24 × 24, drawn with one line of 1.75. */
export const ICON_PATHS = {
  today: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4',
  learn: 'M12 6c-2-2-5-2-8-2v14c3 0 6 0 8 2 2-2 5-2 8-2V4c-3 0-6 0-8 2zM12 6v14',
  practice: 'M4 20l1-5L16 4l4 4L9 19zM14 6l4 4',
  progress: 'M4 20h16M6 16v-4M11 16V8M16 16V5',
  me: 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8M4 21c1-5 4-7 8-7s7 2 8 7',
  right: 'M5 12.5l4.5 4.5L19 7.5',
  wrong: 'M6 6l12 12M18 6L6 18',
  stitch: 'M5 5l14 14M19 5L5 19',
  phone: 'M8 3h8v18H8zM11 18h2',
  back: 'M15 5l-7 7 7 7',
  forward: 'M9 5l7 7-7 7',
  below: 'M5 9l7 7 7-7',
  up: 'M12 19V5M6 11l6-6 6 6',
  down: 'M12 5v14M6 13l6 6 6-6',
  waiting: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16M12 8v4.5l3 2',
  attention: 'M12 4l9 16H3zM12 10v4M12 16.8v.4',
  lock: 'M6 11h12v9H6zM8 11V8a4 4 0 0 1 8 0v3',
  search: 'M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14M16 16l5 5',
  download: 'M12 4v11M7 10.5l5 5 5-5M5 20h14',
  pause: 'M9 5v14M15 5v14',
  resume: 'M8 5l11 7-11 7z',
  remove: 'M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13',
  pin: 'M9 4h6l-1 6 3 3H7l3-3zM12 13v7',
  share: 'M12 14V4M8 7.5L12 4l4 3.5M6 11H5v9h14v-9h-1',
  hint: 'M9 18h6M10 21h4M12 3a6 6 0 0 1 3.5 10.8c-.6.5-.5 1.2-.5 2.2H9c0-1 .1-1.7-.5-2.2A6 6 0 0 1 12 3',
  note: 'M6 3h9l4 4v14H6zM14 3v5h5M9 12h7M9 16h5',
  language: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18M3 12h18M12 3c3 3 4 6 4 9s-1 6-4 9c-3-3-4-6-4-9s1-6 4-9',
  ranking: 'M9 20V4h6v16M3 20v-9h6M15 13h6v7M2 20h20',
  information: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18M12 11v5M12 7.8v.4',
  again: 'M19 8a8 8 0 1 0 1 4M20 4v5h-5',
  offline:
    'M4 4l16 16M5 12a10 10 0 0 1 4-2.4M2 8.5a15 15 0 0 1 4-2.6M12.5 9a10 10 0 0 1 6.5 3M10.5 5a15 15 0 0 1 11.5 3.5M9 16a4.5 4.5 0 0 1 5 0M12 20v.2',
} as const;

export type IconName = keyof typeof ICON_PATHS;

/** A line drawing beside a word. It says nothing by itself, so a screen reader passes over it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path
        d={ICON_PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
