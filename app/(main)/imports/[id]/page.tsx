import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { ImportView } from "@/components/imports/preview/import-view";
import { knownColumns } from "@/components/imports/preview/known-columns";
import { pageViewer } from "@/lib/auth/viewer";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { getImport } from "@/lib/imports/queries";
import { READERS } from "@/lib/imports/readers";
import { listImportRows, listSuggestedFixes } from "@/lib/imports/rows/queries";
import { importRowsSchema } from "@/lib/imports/schema";
import { forPage } from "@/lib/page";

/** Read once for the title and the page. */
const readImport = cache(async (id: string) => {
  const viewer = await pageViewer();
  return { viewer, record: await forPage(() => getImport(viewer, id)) };
});

export async function generateMetadata({ params }: PageProps<"/imports/[id]">): Promise<Metadata> {
  const [{ record }, t, kinds] = await Promise.all([
    readImport((await params).id),
    getTranslations("import"),
    getTranslations("imports.kind"),
  ]);
  return { title: t("titleOf", { kind: kinds(record.kind) }) };
}

export default async function ImportPage({ params, searchParams }: PageProps<"/imports/[id]">) {
  const [{ viewer, record }, query] = await Promise.all([readImport((await params).id), searchParams]);
  const { action, file, page } = importRowsSchema.catch({ page: 1, size: PAGE }).parse(query);
  const { id, kind } = record;
  const { columns } = await READERS[kind]();
  const isChangedFirst = record.files.some(({ found }) => found !== null && found.document !== null);
  const [rows, suggestions] = await forPage(() =>
    Promise.all([
      listImportRows(viewer, id, { action, file, page, size: PAGE }, { isChangedFirst }),
      record.canChange ? listSuggestedFixes(viewer, id) : [],
    ]),
  );
  return (
    <ClientMessages namespaces={["import", "imports"]}>
      <ImportView {...{ record, rows, suggestions }} columns={knownColumns(columns)} view={{ action, file, page }} />
    </ClientMessages>
  );
}

const PAGE = 50;
