-- CreateEnum
CREATE TYPE "DutyKind" AS ENUM ('KEY_TASK', 'ASSESSMENT_ITEM');

-- CreateEnum
CREATE TYPE "Frequency" AS ENUM ('QUARTERLY', 'MONTHLY', 'ONCE', 'NONE');

-- CreateEnum
CREATE TYPE "PartyRole" AS ENUM ('LEAD', 'RESPONSIBLE', 'SUPPORTING');

-- CreateEnum
CREATE TYPE "DutyStatus" AS ENUM ('NOT_STARTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'DONE');

-- CreateEnum
CREATE TYPE "PlanStatus" AS ENUM ('DRAFT', 'ISSUED', 'CLOSED');

-- CreateEnum
CREATE TYPE "ReportStatus" AS ENUM ('DRAFT', 'SIGNING', 'SUBMITTED', 'ACCEPTED', 'RETURNED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "UnitKind" AS ENUM ('GOVERNMENT', 'OFFICE', 'DEPARTMENT', 'TOWN');

-- CreateEnum
CREATE TYPE "UnitClass" AS ENUM ('ENFORCEMENT', 'OTHER', 'TOWN');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('OFFICE', 'LEADER', 'UNIT_HEAD', 'LIAISON', 'ASSESSOR', 'VIEWER', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDITOR');

-- CreateEnum
CREATE TYPE "Locale" AS ENUM ('ZH_CN', 'EN');

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" VARCHAR(40) NOT NULL,
    "actorId" UUID,
    "actorName" VARCHAR(80) NOT NULL,
    "actorUnit" VARCHAR(80) NOT NULL,
    "governmentId" UUID,
    "dutyId" UUID,
    "assignmentId" UUID,
    "payload" JSONB NOT NULL,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Batch" (
    "id" UUID NOT NULL,
    "actorId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneAt" TIMESTAMPTZ(3),
    "changes" JSONB NOT NULL,

    CONSTRAINT "Batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Duty" (
    "id" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "kind" "DutyKind" NOT NULL,
    "code" VARCHAR(20) NOT NULL,
    "title" VARCHAR(200) NOT NULL,
    "content" TEXT NOT NULL DEFAULT '',
    "criteria" TEXT NOT NULL DEFAULT '',
    "points" DECIMAL(6,2),
    "indicatorId" UUID,
    "keyTaskId" UUID,
    "leadText" VARCHAR(200) NOT NULL,
    "leadUnitId" UUID,
    "unitsText" VARCHAR(400) NOT NULL,
    "dueText" VARCHAR(60) NOT NULL DEFAULT '',
    "dueOn" DATE,
    "originalDueOn" DATE,
    "frequency" "Frequency" NOT NULL DEFAULT 'QUARTERLY',
    "remark" VARCHAR(300) NOT NULL DEFAULT '',
    "sortNo" INTEGER NOT NULL,
    "status" "DutyStatus" NOT NULL DEFAULT 'NOT_STARTED',
    "unitsTotal" INTEGER NOT NULL DEFAULT 0,
    "unitsDone" INTEGER NOT NULL DEFAULT 0,
    "unitsStarted" INTEGER NOT NULL DEFAULT 0,
    "openDueOn" DATE,
    "lastReportAt" TIMESTAMPTZ(3),
    "findingsOpen" INTEGER NOT NULL DEFAULT 0,
    "findingsTotal" INTEGER NOT NULL DEFAULT 0,
    "searchText" TEXT NOT NULL DEFAULT '',
    "voidedAt" TIMESTAMPTZ(3),
    "voidReason" VARCHAR(500),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Duty_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DutyParty" (
    "id" UUID NOT NULL,
    "dutyId" UUID NOT NULL,
    "role" "PartyRole" NOT NULL,
    "unitId" UUID,
    "groupId" UUID,
    "sortNo" INTEGER NOT NULL,

    CONSTRAINT "DutyParty_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Assignment" (
    "id" UUID NOT NULL,
    "dutyId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "role" "PartyRole" NOT NULL,
    "isScored" BOOLEAN NOT NULL DEFAULT true,
    "status" "DutyStatus" NOT NULL DEFAULT 'NOT_STARTED',
    "dueOn" DATE,
    "handedInOn" DATE,
    "reportedThrough" DATE,
    "lastReportAt" TIMESTAMPTZ(3),
    "voidedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Plan" (
    "id" UUID NOT NULL,
    "governmentId" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "title" VARCHAR(120) NOT NULL,
    "status" "PlanStatus" NOT NULL DEFAULT 'DRAFT',
    "headSignOff" BOOLEAN NOT NULL DEFAULT false,
    "issuedAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Indicator" (
    "id" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "parentId" UUID,
    "code" VARCHAR(10) NOT NULL,
    "name" VARCHAR(80) NOT NULL,
    "points" DECIMAL(6,2) NOT NULL,
    "sortNo" INTEGER NOT NULL,

    CONSTRAINT "Indicator_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProgressReport" (
    "id" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "period" VARCHAR(10) NOT NULL,
    "progress" TEXT NOT NULL,
    "problems" TEXT NOT NULL DEFAULT '',
    "nextSteps" TEXT NOT NULL DEFAULT '',
    "isDone" BOOLEAN NOT NULL DEFAULT false,
    "isUnchanged" BOOLEAN NOT NULL DEFAULT false,
    "status" "ReportStatus" NOT NULL DEFAULT 'DRAFT',
    "authorId" UUID NOT NULL,
    "submittedAt" TIMESTAMPTZ(3),
    "signedAt" TIMESTAMPTZ(3),
    "reviewerId" UUID,
    "reviewedAt" TIMESTAMPTZ(3),
    "returnReason" VARCHAR(500),
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProgressReport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Unit" (
    "id" UUID NOT NULL,
    "code" VARCHAR(40) NOT NULL,
    "name" VARCHAR(80) NOT NULL,
    "shortName" VARCHAR(40) NOT NULL,
    "initials" VARCHAR(40) NOT NULL,
    "kind" "UnitKind" NOT NULL,
    "class" "UnitClass",
    "parentId" UUID,
    "path" VARCHAR(200) NOT NULL,
    "sortNo" INTEGER NOT NULL,
    "governmentId" UUID NOT NULL,
    "phone" VARCHAR(40),
    "endedOn" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UnitFormerName" (
    "id" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "name" VARCHAR(80) NOT NULL,
    "untilOn" DATE,

    CONSTRAINT "UnitFormerName_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UnitGroup" (
    "id" UUID NOT NULL,
    "governmentId" UUID NOT NULL,
    "name" VARCHAR(40) NOT NULL,
    "sortNo" INTEGER NOT NULL,
    "voidedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "UnitGroup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UnitGroupMember" (
    "groupId" UUID NOT NULL,
    "unitId" UUID NOT NULL,

    CONSTRAINT "UnitGroupMember_pkey" PRIMARY KEY ("groupId","unitId")
);

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "username" VARCHAR(40) NOT NULL,
    "name" VARCHAR(40) NOT NULL,
    "title" VARCHAR(40),
    "phone" VARCHAR(40),
    "unitId" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "passwordHash" VARCHAR(200) NOT NULL,
    "mustChangePassword" BOOLEAN NOT NULL DEFAULT false,
    "locale" "Locale" NOT NULL DEFAULT 'ZH_CN',
    "disabledAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "ip" VARCHAR(64),
    "userAgent" VARCHAR(300),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IdempotencyKey" (
    "userId" UUID NOT NULL,
    "key" VARCHAR(200) NOT NULL,
    "requestHash" VARCHAR(64) NOT NULL,
    "response" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IdempotencyKey_pkey" PRIMARY KEY ("userId","key")
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" VARCHAR(60) NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "AuditEvent_dutyId_id_idx" ON "AuditEvent"("dutyId", "id");

-- CreateIndex
CREATE INDEX "AuditEvent_governmentId_id_idx" ON "AuditEvent"("governmentId", "id");

-- CreateIndex
CREATE INDEX "Duty_planId_sortNo_idx" ON "Duty"("planId", "sortNo");

-- CreateIndex
CREATE INDEX "Duty_keyTaskId_idx" ON "Duty"("keyTaskId");

-- CreateIndex
CREATE INDEX "Duty_indicatorId_idx" ON "Duty"("indicatorId");

-- CreateIndex
CREATE INDEX "Duty_year_openDueOn_id_idx" ON "Duty"("year", "openDueOn", "id");

-- CreateIndex
CREATE INDEX "Duty_year_kind_sortNo_id_idx" ON "Duty"("year", "kind", "sortNo", "id");

-- CreateIndex
CREATE INDEX "DutyParty_dutyId_role_sortNo_idx" ON "DutyParty"("dutyId", "role", "sortNo");

-- CreateIndex
CREATE INDEX "DutyParty_unitId_role_idx" ON "DutyParty"("unitId", "role");

-- CreateIndex
CREATE INDEX "DutyParty_groupId_idx" ON "DutyParty"("groupId");

-- CreateIndex
CREATE INDEX "Assignment_unitId_status_idx" ON "Assignment"("unitId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "Assignment_dutyId_unitId_key" ON "Assignment"("dutyId", "unitId");

-- CreateIndex
CREATE UNIQUE INDEX "Plan_governmentId_year_key" ON "Plan"("governmentId", "year");

-- CreateIndex
CREATE UNIQUE INDEX "Indicator_planId_code_key" ON "Indicator"("planId", "code");

-- CreateIndex
CREATE INDEX "ProgressReport_assignmentId_period_idx" ON "ProgressReport"("assignmentId", "period");

-- CreateIndex
CREATE INDEX "ProgressReport_status_submittedAt_idx" ON "ProgressReport"("status", "submittedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Unit_code_key" ON "Unit"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Unit_path_key" ON "Unit"("path");

-- CreateIndex
CREATE INDEX "Unit_parentId_sortNo_idx" ON "Unit"("parentId", "sortNo");

-- CreateIndex
CREATE UNIQUE INDEX "UnitFormerName_unitId_name_key" ON "UnitFormerName"("unitId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "UnitGroup_governmentId_name_key" ON "UnitGroup"("governmentId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "User_username_key" ON "User"("username");

-- CreateIndex
CREATE INDEX "User_unitId_idx" ON "User"("unitId");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "IdempotencyKey_createdAt_idx" ON "IdempotencyKey"("createdAt");

-- AddForeignKey
ALTER TABLE "AuditEvent" ADD CONSTRAINT "AuditEvent_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEvent" ADD CONSTRAINT "AuditEvent_dutyId_fkey" FOREIGN KEY ("dutyId") REFERENCES "Duty"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEvent" ADD CONSTRAINT "AuditEvent_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Batch" ADD CONSTRAINT "Batch_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Duty" ADD CONSTRAINT "Duty_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Duty" ADD CONSTRAINT "Duty_indicatorId_fkey" FOREIGN KEY ("indicatorId") REFERENCES "Indicator"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Duty" ADD CONSTRAINT "Duty_leadUnitId_fkey" FOREIGN KEY ("leadUnitId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Duty" ADD CONSTRAINT "Duty_keyTaskId_fkey" FOREIGN KEY ("keyTaskId") REFERENCES "Duty"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DutyParty" ADD CONSTRAINT "DutyParty_dutyId_fkey" FOREIGN KEY ("dutyId") REFERENCES "Duty"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DutyParty" ADD CONSTRAINT "DutyParty_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DutyParty" ADD CONSTRAINT "DutyParty_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "UnitGroup"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_dutyId_fkey" FOREIGN KEY ("dutyId") REFERENCES "Duty"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Plan" ADD CONSTRAINT "Plan_governmentId_fkey" FOREIGN KEY ("governmentId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Indicator" ADD CONSTRAINT "Indicator_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Indicator" ADD CONSTRAINT "Indicator_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Indicator"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgressReport" ADD CONSTRAINT "ProgressReport_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgressReport" ADD CONSTRAINT "ProgressReport_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgressReport" ADD CONSTRAINT "ProgressReport_reviewerId_fkey" FOREIGN KEY ("reviewerId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Unit" ADD CONSTRAINT "Unit_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Unit" ADD CONSTRAINT "Unit_governmentId_fkey" FOREIGN KEY ("governmentId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UnitFormerName" ADD CONSTRAINT "UnitFormerName_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UnitGroup" ADD CONSTRAINT "UnitGroup_governmentId_fkey" FOREIGN KEY ("governmentId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UnitGroupMember" ADD CONSTRAINT "UnitGroupMember_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "UnitGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UnitGroupMember" ADD CONSTRAINT "UnitGroupMember_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "User" ADD CONSTRAINT "User_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IdempotencyKey" ADD CONSTRAINT "IdempotencyKey_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
