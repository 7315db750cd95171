import { useTranslations } from "next-intl";
import { Link } from "./link";

interface StackedBar {
  key: string;
  label: string;
  /** Opens the rows that are counted. */
  href: string;
  done: number;
  normal: number;
  soon: number;
  overdue: number;
  idle?: number;
}

interface StackedBarsProps {
  bars: StackedBar[];
  /** One sentence computed from the data: the chart's message, and its text for those who do not see it. */
  sentence?: string;
  /** What parts are called when they do not stand for lamps. */
  names?: Partial<Record<Part, string>>;
  /** What the full width stands for, when these bars continue others; else the longest of them. */
  scale?: number;
}

const PARTS = ["overdue", "soon", "normal", "done", "idle"] as const;

type Part = (typeof PARTS)[number];

const FILL: Record<Part, string> = {
  overdue: "fill-bar-overdue",
  soon: "fill-bar-soon",
  normal: "fill-bar-normal",
  done: "fill-bar-done",
  idle: "fill-bar-idle",
};

/** One bar per unit on a common scale, worst part first so that reds line up at the left. Rendered on the server; SVG attributes only. */
export function StackedBars({ bars, sentence, names, scale }: StackedBarsProps) {
  const longest = scale || Math.max(1, ...bars.map(totalOf));
  return (
    <figure className="grid gap-3">
      {sentence && <figcaption>{sentence}</figcaption>}
      <ul className="grid gap-1">
        {bars.map((bar) => (
          <li key={bar.key} data-print="together">
            <Bar bar={bar} names={names} longest={longest} />
          </li>
        ))}
      </ul>
    </figure>
  );
}

const totalOf = (bar: StackedBar) => PARTS.reduce((sum, part) => sum + (bar[part] ?? 0), 0);

function Bar({ bar, names, longest }: { bar: StackedBar; names: StackedBarsProps["names"]; longest: number }) {
  const t = useTranslations("common.chart");
  let x = 0;
  const shares = PARTS.flatMap((part) => {
    const count = bar[part] ?? 0;
    if (count === 0) return [];
    const width = (100 * count) / longest;
    x += width;
    return [{ part, count, width, x: x - width }];
  });
  return (
    <Link
      href={bar.href}
      className="grid grid-cols-[9rem_1fr_21rem] items-center gap-3 rounded-control px-2 py-1 text-table hover:bg-sunken max-tablet:grid-cols-1 max-tablet:gap-1"
    >
      <span className="min-w-0 truncate">{bar.label}</span>
      <svg aria-hidden="true" className="h-3 w-full " viewBox="0 0 100 12" preserveAspectRatio="none">
        {shares.map(({ part, width, x }) => (
          <rect key={part} x={x} width={width} height="12" className={FILL[part]} />
        ))}
      </svg>
      <span className="text-small text-muted ">
        {shares.map(({ part, count }, index) => (
          <span key={part} className={part === "overdue" ? "font-bold text-lamp-red" : undefined}>
            {index > 0 && t("separator")}
            {names?.[part] ?? t(part)} {count}
          </span>
        ))}
      </span>
    </Link>
  );
}
