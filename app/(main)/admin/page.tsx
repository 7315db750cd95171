import { forbidden, redirect } from "next/navigation";
import { adminPartsOf } from "@/components/admin/admin-parts";
import { pageViewer } from "@/lib/auth/viewer";

/** 管理 leads to the first part that the person's role opens. */
export default async function AdminPage() {
  const [part] = adminPartsOf(await pageViewer());
  if (!part) forbidden();
  redirect(`/admin/${part}`);
}
