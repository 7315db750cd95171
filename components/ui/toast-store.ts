export interface Toast {
  id: number;
  text: string;
  /** Takes the deed back; the toast then stays longer. */
  onUndo?: () => void | Promise<void>;
}

let toasts: Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function set(next: Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Says what has happened: "已催办 3 个单位". For results only; refusals stand at the field. Call it in the browser. */
export function showToast(text: string, onUndo?: Toast["onUndo"]): void {
  set([...toasts.slice(-2), { id: nextId++, text, onUndo }]);
}

export function dismissToast(id: number): void {
  set(toasts.filter((toast) => toast.id !== id));
}

/** For ToastRegion's useSyncExternalStore. */
export const toastStore = {
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
  snapshot: () => toasts,
  serverSnapshot: () => NONE,
};

const NONE: Toast[] = [];
