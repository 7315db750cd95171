import type { ReactNode } from "react";
import { type Day, daysBetween } from "@/lib/dates";

interface BurnPoint {
  on: Day;
  /** What is left. */
  open: number;
  /** What would be left if everything had been done in time. */
  planned: number;
}

interface BurnDownProps {
  /** In order of days. */
  points: readonly BurnPoint[];
  /** One sentence computed from the data: the chart's message, and its text for those who do not see it. */
  sentence: ReactNode;
  /** What stands at the ends of the two lines. */
  labels: { open: string; planned: string };
  monthLabel: (month: number) => string;
}

const [HEIGHT, TOP, BOTTOM] = [200, 26, 168];
/** Two labels nearer than this would touch. */
const LABEL_HEIGHT = 19;

/**
 * What is left from week to week, beside what the deadlines allow. Rendered on the server with SVG attributes only; the plot is
 * stretched to the width while words keep their size.
 */
export function BurnDown({ points, sentence, labels, monthLabel }: BurnDownProps) {
  const last = points.at(-1);
  if (!last || points.length < 2) return <p>{sentence}</p>;
  const most = Math.max(1, ...points.flatMap(({ open, planned }) => [open, planned]));
  const y = (value: number) => BOTTOM - ((BOTTOM - TOP) * value) / most;
  const x = xOf(points);
  const line = (key: "open" | "planned") => points.map((point) => `${x(point.on)},${y(point[key])}`).join(" ");
  const [openAt, plannedAt] = labelHeights(y(last.open), y(last.planned));
  return (
    <figure className="grid gap-2">
      <figcaption>{sentence}</figcaption>
      <div className="grid grid-cols-[1fr_6.5rem] text-small">
        <svg aria-hidden="true" width="100%" height={HEIGHT} className="block">
          {[most, 0].map((value) => (
            <g key={value}>
              <line x1="0" x2="100%" y1={y(value)} y2={y(value)} className="stroke-line" />
              <text x="0" y={y(value) - 5} className="fill-muted">
                {value}
              </text>
            </g>
          ))}
          <svg aria-hidden="true" width="100%" height={HEIGHT} viewBox={`0 0 100 ${HEIGHT}`} preserveAspectRatio="none">
            <polygon points={`0,${BOTTOM} ${line("open")} 100,${BOTTOM}`} className="fill-accent-soft" />
            <Line points={line("planned")} className="stroke-muted" dashes="5 4" width={1.5} />
            <Line points={line("open")} className="stroke-accent" width={2.5} />
          </svg>
          {monthsOf(points).map(({ on, month }) => (
            <text
              key={month}
              x={`${x(on)}%`}
              y={BOTTOM + 20}
              className={month % 3 === 1 ? "fill-muted" : "fill-muted max-tablet:hidden"}
            >
              {monthLabel(month)}
            </text>
          ))}
        </svg>
        <svg aria-hidden="true" width="100%" height={HEIGHT} className="block">
          <text x="8" y={openAt} className="fill-accent font-bold">
            {labels.open}
          </text>
          <text x="8" y={plannedAt} className="fill-muted">
            {labels.planned}
          </text>
        </svg>
      </div>
    </figure>
  );
}

function Line({
  points,
  className,
  width,
  dashes,
}: {
  points: string;
  className: string;
  width: number;
  dashes?: string;
}) {
  return (
    <polyline
      points={points}
      fill="none"
      strokeWidth={width}
      strokeDasharray={dashes}
      strokeLinejoin="round"
      vectorEffect="non-scaling-stroke"
      className={className}
    />
  );
}

/** Percent of the width at which a day stands. */
function xOf(points: readonly BurnPoint[]): (on: Day) => number {
  const first = points[0]?.on ?? "";
  const days = Math.max(1, daysBetween(first, points.at(-1)?.on ?? first));
  return (on) => Math.round((10_000 * daysBetween(first, on)) / days) / 100;
}

/** Where the labels stand beside the ends of their lines, apart enough to be read, none below the axis. */
function labelHeights(open: number, planned: number): [number, number] {
  const missing = Math.max(0, LABEL_HEIGHT - Math.abs(open - planned)) / 2;
  const isOpenAbove = open <= planned;
  const highest = Math.min(open, planned) - missing;
  const over = Math.max(0, highest + Math.max(LABEL_HEIGHT, Math.abs(open - planned)) - BOTTOM);
  const [above, below] = [highest - over + 5, Math.max(open, planned) + missing - over + 5];
  return isOpenAbove ? [above, below] : [below, above];
}

/** The first point of each month, but for one that would be cut off at the right. */
function monthsOf(points: readonly BurnPoint[]): { on: Day; month: number }[] {
  const x = xOf(points);
  const seen = new Set<number>();
  return points.flatMap(({ on }) => {
    const month = Number(on.slice(5, 7));
    if (seen.has(month) || x(on) > 96) return [];
    seen.add(month);
    return [{ on, month }];
  });
}
