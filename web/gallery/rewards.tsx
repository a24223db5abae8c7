import { ACHIEVEMENTS } from '../../domain/achievements.ts';
import { BoardRows } from '../leaderboard/board-rows.tsx';
import { BadgePatch } from '../rewards/badge-patch.tsx';
import { BadgeRow } from '../rewards/badge-row.tsx';
import { badgeName } from '../rewards/badge-words.ts';
import { PointsPanel } from '../rewards/points-panel.tsx';
import { Exhibit, Room } from './exhibit.tsx';
import '../leaderboard/leaderboard.css';
import '../rewards/badges.css';

const NEIGHBOURS = [
  { rank: 11, displayName: 'Chidi O.', points: 640, isMe: false },
  { rank: 12, displayName: 'Bisi A.', points: 610, isMe: false },
  { rank: 12, displayName: 'Ngọzị Ẹkùndayọ̀-Abdulrahman of SS2 Gold', points: 610, isMe: false },
  { rank: 14, displayName: 'Amina', points: 585, isMe: true },
];
const SPAN = { from: '2026-06-09', to: '2026-06-15' };
const AT = Date.parse('2026-06-15T20:00:00+01:00');
const WEEK = { id: 'week_warrior', of: 7, subject: null } as const;

export function Rewards() {
  return (
    <Room title="Badges and boards">
      <Exhibit name="BadgePatch, each of the twelve, earned and not">
        <ul className="plain-list row">
          {ACHIEVEMENTS.map(({ id }) => (
            <li key={id} title={badgeName(id)}>
              <BadgePatch id={id} earned />
              <BadgePatch id={id} earned={false} />
            </li>
          ))}
        </ul>
      </Exhibit>
      <Exhibit name="BadgeRow: safe on the server, on this phone, not earned">
        <ul className="plain-list badges">
          <BadgeRow state={{ ...WEEK, earnedAt: AT, done: 7, span: SPAN }} confirmed />
          <BadgeRow state={{ ...WEEK, earnedAt: AT, done: 7, span: SPAN }} confirmed={false} />
          <BadgeRow state={{ ...WEEK, earnedAt: null, done: 4, span: null }} confirmed={false} />
        </ul>
      </Exhibit>
      {[120, 585, 1500, 3000, 6000].map((points) => (
        <Exhibit key={points} name={`PointsPanel with ${points}`}>
          <PointsPanel points={points} />
        </Exhibit>
      ))}
      <Exhibit name="BoardRows with a long name and the student's own row">
        <BoardRows rows={NEIGHBOURS} label="The seven around you" />
      </Exhibit>
    </Room>
  );
}
