let goingTo: string | null = null;
const listeners = new Set<() => void>();

function set(next: string | null) {
  goingTo = next;
  for (const listener of listeners) listener();
}

/** Where the person is being taken, until the page is there. */
export const navigationStore = {
  begin: (href: string) => set(href),
  end(href: string) {
    if (goingTo === href) set(null);
  },
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
  snapshot: () => goingTo,
  serverSnapshot: () => null,
};
