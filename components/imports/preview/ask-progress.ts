/** How far the reading of an import is, or why that cannot be told now. */
export interface Progress {
  /** There is a preview, or nothing to wait for any more. */
  isOver: boolean;
  rowsRead: number | null;
  /** About how many there are; null while that is not known. */
  rowsFound: number | null;
  isLost: boolean;
  isSignedOut: boolean;
}

export async function askProgress(id: string): Promise<Progress> {
  const none = { isOver: false, rowsRead: null, rowsFound: null, isLost: false, isSignedOut: false };
  try {
    const response = await fetch(`/api/v1/imports/${id}/progress`);
    if (response.status === 401) return { ...none, isSignedOut: true };
    // Not there, or not for this person any more: the page says it.
    if (response.status === 404 || response.status === 403) return { ...none, isOver: true };
    if (!response.ok) return { ...none, isLost: true };
    const { status, rowsRead, rowsFound, isCutOff } = await response.json();
    const isOver = status !== "READING" || isCutOff === true;
    return { ...none, isOver, rowsRead: Number(rowsRead) || 0, rowsFound: Number(rowsFound) || null };
  } catch {
    return { ...none, isLost: true };
  }
}

const EVERY_MS = 300;

/** Waits until a preview is made anew, but no longer than one waits in front of an unchanged page. */
export async function shortReading(id: string, patienceMs = 6_000): Promise<void> {
  for (const end = Date.now() + patienceMs; Date.now() < end; ) {
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    const { isOver, isSignedOut } = await askProgress(id);
    if (isOver || isSignedOut) return;
  }
}
