/** Shared by Input, Textarea and Select. Invalid is a heavy border and a sentence, not red: red is for overdue. */
export const controlStyle =
  "w-full rounded-control border border-line-strong bg-raised px-3 text-base text-ink transition-colors hover:border-muted focus-visible:border-focus disabled:opacity-60 disabled:hover:border-line-strong aria-invalid:border-2 aria-invalid:border-ink pointer-coarse:text-[max(16px,1rem)]";
