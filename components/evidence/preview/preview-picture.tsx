"use client";
import { useState } from "react";
import { cx } from "@/components/ui/cx";
import { PreviewState } from "./preview-state";

/** A picture, made anew by the server: the uploaded bytes themselves never reach a page. */
export function PreviewPicture({ address, name }: { address: string; name: string }) {
  const [state, setState] = useState<"loading" | "ready" | "failed">("loading");
  return (
    <>
      {state !== "ready" && <PreviewState state={state} name={name} />}
      {state !== "failed" && (
        <img
          src={address}
          alt={name}
          onLoad={() => setState("ready")}
          onError={() => setState("failed")}
          className={cx("mx-auto max-h-full max-w-full object-contain", state === "loading" && "sr-only")}
        />
      )}
    </>
  );
}
