"use client";
import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useContext, useState, useTransition } from "react";
import { Refusal } from "@/components/ui/refusal";
import type { ActionError } from "@/lib/action";
import { changeImportAction, rereadImportAction } from "@/lib/imports/actions";
import type { ChangeImportInput } from "@/lib/imports/schema";
import { shortReading } from "./ask-progress";

interface ChangeImport {
  change: (change: Omit<ChangeImportInput, "id" | "version">) => void;
  /** The same files once more, with nothing changed. */
  reread: () => void;
  /** A correction is on its way: another one would be about a preview that is going to be replaced. */
  isPending: boolean;
  error: ActionError | undefined;
}

const Context = createContext<ChangeImport>({
  change: () => undefined,
  reread: () => undefined,
  isPending: true,
  error: undefined,
});

export const useChangeImport = () => useContext(Context);

/** Corrections of one preview: each makes it anew, so that one at a time is sent. */
export function ChangeImportProvider({ id, version, children }: { id: string; version: number; children: ReactNode }) {
  const router = useRouter();
  const [error, setError] = useState<ActionError>();
  const [isPending, startTransition] = useTransition();
  const run = (send: () => ReturnType<typeof changeImportAction>) =>
    startTransition(async () => {
      const result = await send();
      setError(result.ok ? undefined : result.error);
      // The old preview stays in sight while a short sheet is read: nothing jumps, one stays where one was.
      if (result.ok) await shortReading(id);
      // Changed in another window, too: the page then shows that preview beneath the sentence.
      if (result.ok || result.error.code === "CONFLICT") router.refresh();
    });
  const change: ChangeImport["change"] = (input) => run(() => changeImportAction({ id, version, ...input }));
  const reread = () => run(() => rereadImportAction({ id, version }));
  return <Context value={{ change, reread, isPending, error }}>{children}</Context>;
}

/** Why a correction was not taken. */
export function ChangeRefusal() {
  return <Refusal error={useChangeImport().error} />;
}
