import { useEffect, useRef, useState } from "react";

interface Draft<Values> {
  values: Values;
  /** Version of the record that the draft was begun on: a draft that outlived an edit by somebody else must be refused. */
  version: number;
}

/**
 * Form values kept in the browser's session, so that a lost session or the back button loses nothing.
 * `hasDraft` is true when the values shown come from an earlier visit.
 */
export function useFormDraft<Values>(key: string, initial: Values, version: number) {
  const [draft, setDraft] = useState<Draft<Values>>({ values: initial, version });
  const [hasDraft, setHasDraft] = useState(false);
  const isTouched = useRef(false);
  useEffect(() => {
    const stored = read<Draft<Values>>(key);
    if (!stored) return;
    setDraft(stored);
    setHasDraft(true);
  }, [key]);
  useEffect(() => {
    if (isTouched.current) sessionStorage.setItem(key, JSON.stringify(draft));
  }, [key, draft]);
  const forget = () => {
    isTouched.current = false;
    sessionStorage.removeItem(key);
  };
  return {
    ...draft,
    hasDraft,
    change: (patch: Partial<Values>) => {
      isTouched.current = true;
      setDraft((now) => ({ ...now, values: { ...now.values, ...patch } }));
    },
    /** After a refusal: go on from the record as it is now. */
    rebase: (values: Values, next: number) => {
      isTouched.current = true;
      setDraft({ values, version: next });
    },
    forget,
    /** Back to the record as it was opened. */
    discard: () => {
      forget();
      setDraft({ values: initial, version });
      setHasDraft(false);
    },
  };
}

function read<Value>(key: string): Value | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}
