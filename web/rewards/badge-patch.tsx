import { useId } from 'react';
import { ACHIEVEMENTS, type AchievementId } from '../../domain/achievements.ts';
import './badge-patch.css';

type Category = (typeof ACHIEVEMENTS)[number]['category'];

/** One tile of each category's weave, 12 × 12. */
const WEAVES: Record<Category, string> = {
  mastery: 'M6 1 11 6 6 11 1 6Z',
  streak: 'M2 2l3 3M5 2L2 5M8 8l3 3M11 8L8 11',
  exploration: 'M0 4Q3 0 6 4T12 4M0 10Q3 6 6 10T12 10',
  milestone: 'M1 3H7M9 3H12M0 9H2M4 9H10',
  special: 'M6 2A4 4 0 0 1 6 10A4 4 0 0 0 6 2Z',
};

/** What stands on each, 24 × 24. */
const MOTIFS: Record<AchievementId, string> = {
  first_mastery: 'M3 20H8V15H13V10H18V5H22M15 3L18 5.5',
  subject_master: 'M12 7C10 5 7 5 3 5V19C7 19 10 19 12 21C14 19 17 19 21 19V5C17 5 14 5 12 7ZM12 7V21',
  polymath: 'M12 2.5L14.7 9L21.7 9.5L16.3 14L18 20.9L12 17.2L6 20.9L7.7 14L2.3 9.5L9.3 9Z',
  week_warrior: 'M3 9L8 15M8 9L3 15M9.5 9L14.5 15M14.5 9L9.5 15M16 9L21 15M21 9L16 15',
  month_master:
    'M3 4L7 8M7 4L3 8M10 4L14 8M14 4L10 8M17 4L21 8M21 4L17 8M3 10L7 14M7 10L3 14M10 10L14 14M14 10L10 14M17 10L21 14M21 10L17 14M3 16L7 20M7 16L3 20M10 16L14 20M14 16L10 20M17 16L21 20M21 16L17 20',
  unstoppable:
    'M12 12C10 9 8.5 7.5 6.5 7.5A4.5 4.5 0 0 0 6.5 16.5C8.5 16.5 10 15 12 12C14 9 15.5 7.5 17.5 7.5A4.5 4.5 0 0 1 17.5 16.5C15.5 16.5 14 15 12 12Z',
  explorer: 'M12 3A9 9 0 0 1 12 21A9 9 0 0 1 12 3ZM16 8L13.5 13.5L8 16L10.5 10.5Z',
  renaissance_learner:
    'M12 12C8 9 8 5 12 2.5C16 5 16 9 12 12C15 8 19 8 21.5 12C19 16 15 16 12 12C16 15 16 19 12 21.5C8 19 8 15 12 12C9 16 5 16 2.5 12C5 8 9 8 12 12Z',
  century_club: 'M3 3H21V21H3ZM7 7H17V17H7ZM11 11H13V13H11Z',
  quiz_master: 'M12 3A9 9 0 0 1 12 21A9 9 0 0 1 12 3ZM7.5 12.5L10.7 15.7L16.5 9',
  night_owl: 'M19.5 14.5A8 8 0 1 1 10 4.5A6.5 6.5 0 0 0 19.5 14.5ZM17 4V8M15 6H19',
  early_bird: 'M2 18H22M6 18A6 6 0 0 1 18 18M12 4V8M4.5 8.5L7 11M19.5 8.5L17 11',
};

interface BadgePatchProps {
  id: AchievementId;
  earned: boolean;
  /** Stitches it in as it appears. */
  stitched?: boolean;
}

/** A badge as a patch of cloth in the colour of its level, for the eye only. One not earned yet is merely marked out. */
export function BadgePatch({ id, earned, stitched = false }: BadgePatchProps) {
  const weave = useId();
  const badge = ACHIEVEMENTS.find((one) => one.id === id);
  if (!badge) throw new Error(`there is no badge ${id}`);
  return (
    <svg
      className={`badge-patch ${earned ? 'earned' : ''} ${stitched ? 'stitched' : ''}`}
      data-level={badge.badge}
      viewBox="0 0 64 64"
      aria-hidden="true"
      focusable="false"
    >
      {earned && (
        <>
          <pattern id={weave} width="12" height="12" patternUnits="userSpaceOnUse">
            <path d={WEAVES[badge.category]} />
          </pattern>
          <rect className="badge-cloth" x="2" y="2" width="60" height="60" rx="12" />
          <rect className="badge-weave" x="2" y="2" width="60" height="60" rx="12" fill={`url(#${weave})`} />
          <circle className="badge-ground" cx="32" cy="32" r="20" />
        </>
      )}
      <rect className="badge-seam" x="5" y="5" width="54" height="54" rx="9" />
      <path className="badge-motif" d={MOTIFS[id]} transform="translate(18 18) scale(1.1667)" pathLength="1" />
    </svg>
  );
}
