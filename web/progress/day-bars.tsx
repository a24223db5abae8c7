import { Bar, BarChart, type BarShapeProps, Rectangle, XAxis, YAxis } from 'recharts';
import type { DayFigure } from './day-figures.ts';

interface DayBarsProps {
  figures: DayFigure[];
  /** Place of the highest bar; -1 when all are 0. */
  peak: number;
}

/** The bars alone, for the eye: the words around them are DayChart's. A module of its own, since it brings the chart library. */
export default function DayBars({ figures, peak }: DayBarsProps) {
  return (
    <BarChart responsive data={figures} margin={NONE} barCategoryGap="24%" accessibilityLayer={false}>
      <XAxis dataKey="date" hide />
      <YAxis domain={[0, Math.max(1, figures[peak]?.value ?? 0)]} hide />
      <Bar
        dataKey="value"
        maxBarSize={32}
        isAnimationActive={false}
        shape={(bar: BarShapeProps) => (
          <Rectangle {...bar} className={bar.index === peak ? 'day-bar peak' : 'day-bar'} radius={ROUND_TOP} />
        )}
      />
    </BarChart>
  );
}

const NONE = { top: 1, right: 0, bottom: 0, left: 0 };
const ROUND_TOP: [number, number, number, number] = [4, 4, 0, 0];
