"use client";
import { createContext, useContext } from "react";
import type { Period } from "@/lib/duties/progress/rules";

/** Evidence of a period's rows: counted by the page, shown by each row. */
interface SheetEvidence {
  period: Period;
  /** By assignment; those without any are left out. */
  files: ReadonlyMap<string, number>;
}

const EvidenceContext = createContext<SheetEvidence | null>(null);

export const SheetEvidenceProvider = EvidenceContext.Provider;

export const useSheetEvidence = () => useContext(EvidenceContext);
