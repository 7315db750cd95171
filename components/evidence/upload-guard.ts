import type { UploadStore } from "./upload-store";

const active = new Set<UploadStore>();

/** While anything of it is under way, closing or reloading the window asks first. */
export function guardPage(store: UploadStore): void {
  store.subscribe(() => {
    if (store.isActive()) active.add(store);
    else active.delete(store);
    if (active.size > 0) window.addEventListener("beforeunload", ask);
    else window.removeEventListener("beforeunload", ask);
  });
}

const ask = (event: BeforeUnloadEvent) => event.preventDefault();
