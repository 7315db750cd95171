-- What a Prisma schema cannot express about findings and evidence. Hand-written.

-- One application at a time: of a closure, of an extension, of a re-check.
CREATE UNIQUE INDEX "Closure_one_pending" ON "Closure" ("findingId") WHERE "status" = 'PENDING';
CREATE UNIQUE INDEX "Extension_one_pending" ON "Extension" ("measureId") WHERE "status" IN ('HEAD_REVIEW', 'OFFICE_REVIEW');
CREATE UNIQUE INDEX "Recheck_one_pending" ON "Recheck" ("findingId") WHERE "result" = 'PENDING';

-- Who checked what is never rewritten.
CREATE FUNCTION "refuse_step_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'ClosureStep is append-only: % refused', TG_OP USING ERRCODE = 'object_not_in_prerequisite_state';
END;
$$;
CREATE TRIGGER "ClosureStep_append_only" BEFORE UPDATE OR DELETE ON "ClosureStep"
  FOR EACH ROW EXECUTE FUNCTION "refuse_step_change"();

-- Evidence hangs on a finding or on a duty, never on both; a measure's belongs to its finding, a unit's share to its duty.
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_one_target" CHECK (num_nonnulls("findingId", "dutyId") <= 1);
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_measure_of_finding" CHECK ("measureId" IS NULL OR "findingId" IS NOT NULL);
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_share_of_duty" CHECK ("assignmentId" IS NULL OR "dutyId" IS NOT NULL);

-- Staged uploads, which are cleared after a day.
CREATE INDEX "Attachment_staged" ON "Attachment" ("createdAt") WHERE "findingId" IS NULL AND "dutyId" IS NULL;
-- The ledger lists what is not void.
CREATE INDEX "Finding_ledger" ON "Finding" ("planId", "sortNo", "id") WHERE "status" <> 'VOID';
