import { Skeleton } from "@/components/ui/skeleton";

const ROWS = Array.from({ length: 10 }, (_, index) => index);

/** The shape of what comes: a heading with three numbers and a list, or a heading with filters and rows. */
export function PageSkeleton({ shape }: { shape: "home" | "table" }) {
  return (
    <div aria-hidden="true" className="animate-[appear_120ms]">
      <Skeleton className="h-7 w-40" />
      <Skeleton className="mt-2 mb-6 w-64" />
      {shape === "home" ? (
        <div className="mb-6 grid grid-cols-3 gap-4">
          <Skeleton className="h-20" />
          <Skeleton className="h-20" />
          <Skeleton className="h-20" />
        </div>
      ) : (
        <Skeleton className="mb-3 h-9 w-96 max-w-full" />
      )}
      {ROWS.map((row) => (
        <div key={row} className="flex h-10 items-center gap-6 border-t border-line">
          <Skeleton className="w-12" />
          <Skeleton className="flex-1" />
          <Skeleton className="w-24 max-tablet:hidden" />
          <Skeleton className="w-16" />
        </div>
      ))}
    </div>
  );
}
