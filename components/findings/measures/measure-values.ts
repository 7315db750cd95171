/** One measure as it is typed. */
export interface MeasureValues {
  text: string;
  /** Empty: the finding's first responsible unit. */
  leadUnitId: string;
  /** Empty: the finding's own units. */
  unitIds: string[];
  person: string;
  dueText: string;
  dueOn: string;
}

export const EMPTY_MEASURE: MeasureValues = {
  text: "",
  leadUnitId: "",
  unitIds: [],
  person: "",
  dueText: "",
  dueOn: "",
};

interface Stored {
  text: string;
  leadUnitId: string;
  unitIds: readonly string[];
  person: string;
  dueText: string;
  dueOn: string | null;
}

/** A stored measure as the form shows it. */
export function measureValuesOf({ text, leadUnitId, unitIds, person, dueText, dueOn }: Stored): MeasureValues {
  return { text, leadUnitId, unitIds: [...unitIds], person, dueText, dueOn: dueOn ?? "" };
}

/** What the server is given; an empty choice is null. */
export function measureInputOf({ leadUnitId, dueOn, ...words }: MeasureValues) {
  return { ...words, leadUnitId: leadUnitId || null, dueOn: dueOn || null };
}

/** A row that was added and never written in. */
export const isBlank = (values: MeasureValues): boolean => JSON.stringify(values) === JSON.stringify(EMPTY_MEASURE);
