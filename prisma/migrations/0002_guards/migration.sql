-- What a Prisma schema cannot express. Hand-written; runs after 0001_init.

-- The audit log is append-only, whoever asks.
CREATE FUNCTION "refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'AuditEvent is append-only: % refused', TG_OP USING ERRCODE = 'object_not_in_prerequisite_state';
END;
$$;
CREATE TRIGGER "AuditEvent_append_only" BEFORE UPDATE OR DELETE ON "AuditEvent"
  FOR EACH ROW EXECUTE FUNCTION "refuse_audit_change"();
CREATE TRIGGER "AuditEvent_no_truncate" BEFORE TRUNCATE ON "AuditEvent"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_audit_change"();

-- A party is either one unit or one group.
ALTER TABLE "DutyParty" ADD CONSTRAINT "DutyParty_unit_or_group" CHECK (num_nonnulls("unitId", "groupId") = 1);

-- Saving as you type must find one draft, never two.
CREATE UNIQUE INDEX "ProgressReport_one_draft" ON "ProgressReport" ("assignmentId", "period") WHERE "status" = 'DRAFT';

-- The ledger lists what is not voided.
CREATE INDEX "Duty_ledger" ON "Duty" ("planId", "sortNo", "id") WHERE "voidedAt" IS NULL;
CREATE INDEX "Assignment_current" ON "Assignment" ("unitId", "dutyId") WHERE "voidedAt" IS NULL;
