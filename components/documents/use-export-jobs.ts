import { useEffect, useState } from "react";
import type { ExportJobJson } from "@/lib/api/exports/schema";
import { askExport } from "./ask-export";

const EVERY_MS = 1_500;

/** The jobs as they stand: those under way are asked for again until none is. */
export function useExportJobs(initial: readonly ExportJobJson[]): readonly ExportJobJson[] {
  const [known, setKnown] = useState<ReadonlyMap<string, ExportJobJson>>(new Map());
  const jobs = initial.map((job) => known.get(job.id) ?? job);
  const running = jobs.flatMap(({ id, state }) => (state === "RUNNING" ? [id] : [])).join();
  useEffect(() => {
    if (running === "") return;
    let timer: ReturnType<typeof setTimeout>;
    let isGone = false;
    const ask = async () => {
      const answers = await Promise.all(running.split(",").map(askExport));
      if (isGone) return;
      setKnown((old) => new Map([...old, ...answers.flatMap((job) => (job ? [[job.id, job] as const] : []))]));
      timer = setTimeout(ask, EVERY_MS);
    };
    timer = setTimeout(ask, EVERY_MS);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [running]);
  return jobs;
}
