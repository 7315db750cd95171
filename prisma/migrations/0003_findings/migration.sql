-- CreateEnum
CREATE TYPE "ScanStatus" AS ENUM ('UNSCANNED', 'PENDING', 'CLEAN', 'INFECTED');

-- CreateEnum
CREATE TYPE "FindingSource" AS ENUM ('INSPECTION_CENTRAL', 'INSPECTION_PROVINCE', 'INSPECTION_CITY', 'INSPECTION_COUNTY', 'SELF_CHECK', 'ASSESSMENT', 'AUDIT', 'PARTY_INSPECTION', 'RECONSIDERATION', 'PUBLIC');

-- CreateEnum
CREATE TYPE "FindingKind" AS ENUM ('IMMEDIATE', 'DEADLINE', 'LONG_TERM');

-- CreateEnum
CREATE TYPE "Severity" AS ENUM ('MINOR', 'MAJOR', 'SERIOUS');

-- CreateEnum
CREATE TYPE "FindingStatus" AS ENUM ('REGISTERED', 'RECTIFYING', 'HEAD_REVIEW', 'LEAD_CHECK', 'OFFICE_REVIEW', 'LEADER_APPROVAL', 'CLOSED', 'LONG_TERM', 'VOID');

-- CreateEnum
CREATE TYPE "MeasureStatus" AS ENUM ('NOT_STARTED', 'IN_PROGRESS', 'NEARLY_DONE', 'DONE');

-- CreateEnum
CREATE TYPE "ExtensionStatus" AS ENUM ('HEAD_REVIEW', 'OFFICE_REVIEW', 'GRANTED', 'REFUSED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "ClosureStatus" AS ENUM ('PENDING', 'RETURNED', 'WITHDRAWN', 'CLOSED');

-- CreateEnum
CREATE TYPE "ClosureLevel" AS ENUM ('HEAD', 'LEAD', 'OFFICE', 'LEADER');

-- CreateEnum
CREATE TYPE "ClosureDecision" AS ENUM ('PASSED', 'RETURNED', 'SKIPPED');

-- CreateEnum
CREATE TYPE "CheckMethod" AS ENUM ('ON_PAPER', 'ON_SITE');

-- CreateEnum
CREATE TYPE "RecheckReason" AS ENUM ('RANDOM', 'RISK', 'CHOSEN');

-- CreateEnum
CREATE TYPE "RecheckResult" AS ENUM ('PENDING', 'HELD', 'RELAPSED');

-- AlterTable
ALTER TABLE "AuditEvent" ADD COLUMN     "findingId" UUID;

-- AlterTable
ALTER TABLE "Duty" ADD COLUMN     "findingsDueOn" DATE;

-- AlterTable
ALTER TABLE "Plan" ADD COLUMN     "closureHead" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "closureLead" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "closureLeader" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "closureOffice" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "filesPerDuty" INTEGER NOT NULL DEFAULT 50,
ADD COLUMN     "megabytesPerUnit" INTEGER NOT NULL DEFAULT 2048;

-- CreateTable
CREATE TABLE "StoredFile" (
    "sha256" CHAR(64) NOT NULL,
    "size" INTEGER NOT NULL,
    "type" VARCHAR(120) NOT NULL,
    "scan" "ScanStatus" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "clearedAt" TIMESTAMPTZ(3),

    CONSTRAINT "StoredFile_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "Attachment" (
    "id" UUID NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "name" VARCHAR(150) NOT NULL,
    "governmentId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "uploaderId" UUID NOT NULL,
    "dutyId" UUID,
    "assignmentId" UUID,
    "period" VARCHAR(10),
    "findingId" UUID,
    "measureId" UUID,
    "previousId" UUID,
    "edition" INTEGER NOT NULL DEFAULT 1,
    "voidedAt" TIMESTAMPTZ(3),
    "voidReason" VARCHAR(500),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Finding" (
    "id" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "sortNo" INTEGER NOT NULL,
    "number" VARCHAR(20) NOT NULL,
    "source" "FindingSource" NOT NULL,
    "kind" "FindingKind" NOT NULL,
    "severity" "Severity" NOT NULL DEFAULT 'MINOR',
    "text" TEXT NOT NULL,
    "rootCause" TEXT NOT NULL DEFAULT '',
    "goal" TEXT NOT NULL DEFAULT '',
    "stageGoal" TEXT NOT NULL DEFAULT '',
    "nextReviewOn" DATE,
    "foundOn" DATE NOT NULL,
    "foundBy" VARCHAR(80) NOT NULL DEFAULT '',
    "instruction" VARCHAR(200) NOT NULL DEFAULT '',
    "dutyId" UUID,
    "indicatorId" UUID,
    "leadUnitId" UUID,
    "reportId" UUID,
    "raisedById" UUID NOT NULL,
    "raisedUnitId" UUID NOT NULL,
    "ancestorId" UUID,
    "relapses" INTEGER NOT NULL DEFAULT 0,
    "status" "FindingStatus" NOT NULL DEFAULT 'REGISTERED',
    "isReturned" BOOLEAN NOT NULL DEFAULT false,
    "measuresTotal" INTEGER NOT NULL DEFAULT 0,
    "measuresDone" INTEGER NOT NULL DEFAULT 0,
    "extensionsPending" INTEGER NOT NULL DEFAULT 0,
    "openDueOn" DATE,
    "closedOn" DATE,
    "voidReason" VARCHAR(500),
    "searchText" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FindingUnit" (
    "findingId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "sortNo" INTEGER NOT NULL,

    CONSTRAINT "FindingUnit_pkey" PRIMARY KEY ("findingId","unitId")
);

-- CreateTable
CREATE TABLE "Measure" (
    "id" UUID NOT NULL,
    "findingId" UUID NOT NULL,
    "sortNo" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "leadUnitId" UUID NOT NULL,
    "person" VARCHAR(40) NOT NULL DEFAULT '',
    "dueText" VARCHAR(60) NOT NULL DEFAULT '',
    "dueOn" DATE,
    "originalDueOn" DATE,
    "status" "MeasureStatus" NOT NULL DEFAULT 'NOT_STARTED',
    "progress" TEXT NOT NULL DEFAULT '',
    "doneOn" DATE,
    "lastReportAt" TIMESTAMPTZ(3),
    "voidedAt" TIMESTAMPTZ(3),
    "voidReason" VARCHAR(500),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Measure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MeasureUnit" (
    "measureId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "sortNo" INTEGER NOT NULL,

    CONSTRAINT "MeasureUnit_pkey" PRIMARY KEY ("measureId","unitId")
);

-- CreateTable
CREATE TABLE "MeasureReport" (
    "id" UUID NOT NULL,
    "measureId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "status" "MeasureStatus" NOT NULL,
    "authorId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MeasureReport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Extension" (
    "id" UUID NOT NULL,
    "measureId" UUID NOT NULL,
    "status" "ExtensionStatus" NOT NULL,
    "reason" VARCHAR(500) NOT NULL,
    "fromDueOn" DATE,
    "dueOn" DATE NOT NULL,
    "dueText" VARCHAR(60) NOT NULL DEFAULT '',
    "applicantId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "signedById" UUID,
    "signedAt" TIMESTAMPTZ(3),
    "deciderId" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "answer" VARCHAR(500) NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Extension_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Closure" (
    "id" UUID NOT NULL,
    "findingId" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "status" "ClosureStatus" NOT NULL DEFAULT 'PENDING',
    "statement" TEXT NOT NULL,
    "applicantId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Closure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClosureStep" (
    "id" UUID NOT NULL,
    "closureId" UUID NOT NULL,
    "level" "ClosureLevel" NOT NULL,
    "decision" "ClosureDecision" NOT NULL,
    "method" "CheckMethod",
    "opinion" VARCHAR(2000) NOT NULL DEFAULT '',
    "actorId" UUID,
    "actorName" VARCHAR(80) NOT NULL DEFAULT '',
    "actorUnit" VARCHAR(80) NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ClosureStep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Recheck" (
    "id" UUID NOT NULL,
    "findingId" UUID NOT NULL,
    "reason" "RecheckReason" NOT NULL,
    "chosenById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "result" "RecheckResult" NOT NULL DEFAULT 'PENDING',
    "record" VARCHAR(2000) NOT NULL DEFAULT '',
    "checkedById" UUID,
    "checkedOn" DATE,
    "relapseId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Recheck_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UnitTally" (
    "planId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "findingsTotal" INTEGER NOT NULL DEFAULT 0,
    "findingsOpen" INTEGER NOT NULL DEFAULT 0,
    "findingsDueOn" DATE,

    CONSTRAINT "UnitTally_pkey" PRIMARY KEY ("planId","unitId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Attachment_previousId_key" ON "Attachment"("previousId");

-- CreateIndex
CREATE INDEX "Attachment_sha256_idx" ON "Attachment"("sha256");

-- CreateIndex
CREATE INDEX "Attachment_dutyId_idx" ON "Attachment"("dutyId");

-- CreateIndex
CREATE INDEX "Attachment_assignmentId_period_idx" ON "Attachment"("assignmentId", "period");

-- CreateIndex
CREATE INDEX "Attachment_findingId_idx" ON "Attachment"("findingId");

-- CreateIndex
CREATE INDEX "Attachment_measureId_idx" ON "Attachment"("measureId");

-- CreateIndex
CREATE INDEX "Attachment_unitId_idx" ON "Attachment"("unitId");

-- CreateIndex
CREATE INDEX "Finding_dutyId_idx" ON "Finding"("dutyId");

-- CreateIndex
CREATE INDEX "Finding_leadUnitId_idx" ON "Finding"("leadUnitId");

-- CreateIndex
CREATE INDEX "Finding_ancestorId_idx" ON "Finding"("ancestorId");

-- CreateIndex
CREATE INDEX "Finding_year_status_openDueOn_id_idx" ON "Finding"("year", "status", "openDueOn", "id");

-- CreateIndex
CREATE INDEX "Finding_planId_status_idx" ON "Finding"("planId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "Finding_planId_sortNo_key" ON "Finding"("planId", "sortNo");

-- CreateIndex
CREATE INDEX "FindingUnit_unitId_idx" ON "FindingUnit"("unitId");

-- CreateIndex
CREATE INDEX "Measure_leadUnitId_status_idx" ON "Measure"("leadUnitId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "Measure_findingId_sortNo_key" ON "Measure"("findingId", "sortNo");

-- CreateIndex
CREATE INDEX "MeasureUnit_unitId_idx" ON "MeasureUnit"("unitId");

-- CreateIndex
CREATE INDEX "MeasureReport_measureId_id_idx" ON "MeasureReport"("measureId", "id");

-- CreateIndex
CREATE INDEX "Extension_measureId_idx" ON "Extension"("measureId");

-- CreateIndex
CREATE UNIQUE INDEX "Closure_findingId_round_key" ON "Closure"("findingId", "round");

-- CreateIndex
CREATE INDEX "ClosureStep_closureId_id_idx" ON "ClosureStep"("closureId", "id");

-- CreateIndex
CREATE INDEX "Recheck_findingId_idx" ON "Recheck"("findingId");

-- CreateIndex
CREATE INDEX "AuditEvent_findingId_id_idx" ON "AuditEvent"("findingId", "id");

-- AddForeignKey
ALTER TABLE "AuditEvent" ADD CONSTRAINT "AuditEvent_findingId_fkey" FOREIGN KEY ("findingId") REFERENCES "Finding"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "StoredFile"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_uploaderId_fkey" FOREIGN KEY ("uploaderId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_dutyId_fkey" FOREIGN KEY ("dutyId") REFERENCES "Duty"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_findingId_fkey" FOREIGN KEY ("findingId") REFERENCES "Finding"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_measureId_fkey" FOREIGN KEY ("measureId") REFERENCES "Measure"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_previousId_fkey" FOREIGN KEY ("previousId") REFERENCES "Attachment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Finding" ADD CONSTRAINT "Finding_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Finding" ADD CONSTRAINT "Finding_dutyId_fkey" FOREIGN KEY ("dutyId") REFERENCES "Duty"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Finding" ADD CONSTRAINT "Finding_indicatorId_fkey" FOREIGN KEY ("indicatorId") REFERENCES "Indicator"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Finding" ADD CONSTRAINT "Finding_leadUnitId_fkey" FOREIGN KEY ("leadUnitId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Finding" ADD CONSTRAINT "Finding_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "ProgressReport"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Finding" ADD CONSTRAINT "Finding_raisedById_fkey" FOREIGN KEY ("raisedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Finding" ADD CONSTRAINT "Finding_raisedUnitId_fkey" FOREIGN KEY ("raisedUnitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Finding" ADD CONSTRAINT "Finding_ancestorId_fkey" FOREIGN KEY ("ancestorId") REFERENCES "Finding"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FindingUnit" ADD CONSTRAINT "FindingUnit_findingId_fkey" FOREIGN KEY ("findingId") REFERENCES "Finding"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FindingUnit" ADD CONSTRAINT "FindingUnit_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Measure" ADD CONSTRAINT "Measure_findingId_fkey" FOREIGN KEY ("findingId") REFERENCES "Finding"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Measure" ADD CONSTRAINT "Measure_leadUnitId_fkey" FOREIGN KEY ("leadUnitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeasureUnit" ADD CONSTRAINT "MeasureUnit_measureId_fkey" FOREIGN KEY ("measureId") REFERENCES "Measure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeasureUnit" ADD CONSTRAINT "MeasureUnit_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeasureReport" ADD CONSTRAINT "MeasureReport_measureId_fkey" FOREIGN KEY ("measureId") REFERENCES "Measure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeasureReport" ADD CONSTRAINT "MeasureReport_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Extension" ADD CONSTRAINT "Extension_measureId_fkey" FOREIGN KEY ("measureId") REFERENCES "Measure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Extension" ADD CONSTRAINT "Extension_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Extension" ADD CONSTRAINT "Extension_applicantId_fkey" FOREIGN KEY ("applicantId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Extension" ADD CONSTRAINT "Extension_signedById_fkey" FOREIGN KEY ("signedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Extension" ADD CONSTRAINT "Extension_deciderId_fkey" FOREIGN KEY ("deciderId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Closure" ADD CONSTRAINT "Closure_findingId_fkey" FOREIGN KEY ("findingId") REFERENCES "Finding"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Closure" ADD CONSTRAINT "Closure_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Closure" ADD CONSTRAINT "Closure_applicantId_fkey" FOREIGN KEY ("applicantId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClosureStep" ADD CONSTRAINT "ClosureStep_closureId_fkey" FOREIGN KEY ("closureId") REFERENCES "Closure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClosureStep" ADD CONSTRAINT "ClosureStep_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recheck" ADD CONSTRAINT "Recheck_findingId_fkey" FOREIGN KEY ("findingId") REFERENCES "Finding"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recheck" ADD CONSTRAINT "Recheck_relapseId_fkey" FOREIGN KEY ("relapseId") REFERENCES "Finding"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recheck" ADD CONSTRAINT "Recheck_chosenById_fkey" FOREIGN KEY ("chosenById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recheck" ADD CONSTRAINT "Recheck_checkedById_fkey" FOREIGN KEY ("checkedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UnitTally" ADD CONSTRAINT "UnitTally_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UnitTally" ADD CONSTRAINT "UnitTally_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
