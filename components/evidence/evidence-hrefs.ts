/** Where a file's bytes are, to be saved. */
export const downloadHref = (id: string) => `/api/v1/attachments/${id}`;

/** Where what may be looked at is: a picture made anew, a PDF for pdf.js, text, or the entries of an archive. */
export const previewHref = (id: string) => `/api/v1/attachments/${id}/preview`;
