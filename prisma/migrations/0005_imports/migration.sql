-- CreateEnum
CREATE TYPE "TemplateFormat" AS ENUM ('XLSX', 'DOCX');

-- CreateEnum
CREATE TYPE "ExportJobStatus" AS ENUM ('RUNNING', 'DONE', 'FAILED');

-- CreateEnum
CREATE TYPE "ImportKind" AS ENUM ('BREAKDOWN', 'STANDARD', 'UNITS', 'PROGRESS', 'RECTIFICATION', 'SCORE_SHEET');

-- CreateEnum
CREATE TYPE "ImportStatus" AS ENUM ('READING', 'READY', 'FAILED', 'CONFIRMED', 'UNDONE', 'DISCARDED');

-- CreateEnum
CREATE TYPE "RowAction" AS ENUM ('CREATE', 'UPDATE', 'UNCHANGED', 'REFUSE', 'SKIP');

-- CreateTable
CREATE TABLE "DocumentTemplate" (
    "id" UUID NOT NULL,
    "governmentId" UUID NOT NULL,
    "document" VARCHAR(40) NOT NULL,
    "format" "TemplateFormat" NOT NULL,
    "name" VARCHAR(80) NOT NULL,
    "fileName" VARCHAR(150) NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "uploaderId" UUID NOT NULL,
    "previousId" UUID,
    "edition" INTEGER NOT NULL DEFAULT 1,
    "voidedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DocumentTemplate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExportJob" (
    "id" UUID NOT NULL,
    "actorId" UUID NOT NULL,
    "document" VARCHAR(40) NOT NULL,
    "format" VARCHAR(10) NOT NULL,
    "params" JSONB NOT NULL,
    "status" "ExportJobStatus" NOT NULL DEFAULT 'RUNNING',
    "rowsDone" INTEGER NOT NULL DEFAULT 0,
    "rowsTotal" INTEGER NOT NULL DEFAULT 0,
    "beatAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "fileName" VARCHAR(200) NOT NULL DEFAULT '',
    "bytes" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ExportJob_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Import" (
    "id" UUID NOT NULL,
    "governmentId" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "planId" UUID,
    "kind" "ImportKind" NOT NULL,
    "status" "ImportStatus" NOT NULL DEFAULT 'READING',
    "actorId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "problems" JSONB NOT NULL DEFAULT '[]',
    "rowsRead" INTEGER NOT NULL DEFAULT 0,
    "readAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "creates" INTEGER NOT NULL DEFAULT 0,
    "updates" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "reason" VARCHAR(500) NOT NULL DEFAULT '',
    "documentNo" VARCHAR(80) NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmedAt" TIMESTAMPTZ(3),
    "confirmedById" UUID,
    "undoneAt" TIMESTAMPTZ(3),
    "undoneById" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportFile" (
    "id" UUID NOT NULL,
    "importId" UUID NOT NULL,
    "sortNo" INTEGER NOT NULL,
    "name" VARCHAR(150) NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "found" JSONB,
    "fault" VARCHAR(40),

    CONSTRAINT "ImportFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportRow" (
    "fileId" UUID NOT NULL,
    "no" INTEGER NOT NULL,
    "importId" UUID NOT NULL,
    "action" "RowAction" NOT NULL,
    "key" VARCHAR(200) NOT NULL,
    "isHidden" BOOLEAN NOT NULL DEFAULT false,
    "cells" JSONB NOT NULL,
    "problems" JSONB NOT NULL,
    "changes" JSONB NOT NULL,
    "record" JSONB,

    CONSTRAINT "ImportRow_pkey" PRIMARY KEY ("fileId","no")
);

-- CreateTable
CREATE TABLE "ImportChange" (
    "importId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "noun" VARCHAR(40) NOT NULL,
    "recordId" UUID NOT NULL,
    "before" JSONB,
    "version" INTEGER,

    CONSTRAINT "ImportChange_pkey" PRIMARY KEY ("importId","seq")
);

-- CreateTable
CREATE TABLE "ImportLayout" (
    "governmentId" UUID NOT NULL,
    "kind" "ImportKind" NOT NULL,
    "layout" CHAR(64) NOT NULL,
    "columns" JSONB NOT NULL,

    CONSTRAINT "ImportLayout_pkey" PRIMARY KEY ("governmentId","kind","layout")
);

-- CreateIndex
CREATE UNIQUE INDEX "DocumentTemplate_previousId_key" ON "DocumentTemplate"("previousId");

-- CreateIndex
CREATE INDEX "DocumentTemplate_governmentId_document_idx" ON "DocumentTemplate"("governmentId", "document");

-- CreateIndex
CREATE INDEX "DocumentTemplate_sha256_idx" ON "DocumentTemplate"("sha256");

-- CreateIndex
CREATE INDEX "ExportJob_actorId_id_idx" ON "ExportJob"("actorId", "id");

-- CreateIndex
CREATE INDEX "Import_governmentId_id_idx" ON "Import"("governmentId", "id");

-- CreateIndex
CREATE INDEX "Import_unitId_idx" ON "Import"("unitId");

-- CreateIndex
CREATE INDEX "ImportFile_importId_idx" ON "ImportFile"("importId");

-- CreateIndex
CREATE INDEX "ImportFile_sha256_idx" ON "ImportFile"("sha256");

-- CreateIndex
CREATE INDEX "ImportRow_importId_action_idx" ON "ImportRow"("importId", "action");

-- AddForeignKey
ALTER TABLE "DocumentTemplate" ADD CONSTRAINT "DocumentTemplate_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "StoredFile"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentTemplate" ADD CONSTRAINT "DocumentTemplate_uploaderId_fkey" FOREIGN KEY ("uploaderId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentTemplate" ADD CONSTRAINT "DocumentTemplate_previousId_fkey" FOREIGN KEY ("previousId") REFERENCES "DocumentTemplate"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExportJob" ADD CONSTRAINT "ExportJob_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Import" ADD CONSTRAINT "Import_governmentId_fkey" FOREIGN KEY ("governmentId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Import" ADD CONSTRAINT "Import_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Import" ADD CONSTRAINT "Import_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Import" ADD CONSTRAINT "Import_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Import" ADD CONSTRAINT "Import_confirmedById_fkey" FOREIGN KEY ("confirmedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Import" ADD CONSTRAINT "Import_undoneById_fkey" FOREIGN KEY ("undoneById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportFile" ADD CONSTRAINT "ImportFile_importId_fkey" FOREIGN KEY ("importId") REFERENCES "Import"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportFile" ADD CONSTRAINT "ImportFile_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "StoredFile"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportRow" ADD CONSTRAINT "ImportRow_importId_fkey" FOREIGN KEY ("importId") REFERENCES "Import"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportRow" ADD CONSTRAINT "ImportRow_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "ImportFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportChange" ADD CONSTRAINT "ImportChange_importId_fkey" FOREIGN KEY ("importId") REFERENCES "Import"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
