import { pageViewer } from "@/lib/auth/viewer";

/** Signed in, in the frame, and empty: the floor that `npm run bench` compares other pages with. */
export default async function BlankPage() {
  await pageViewer();
  return null;
}
