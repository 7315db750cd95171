import type { Expectations } from "./expected";

export const REFUSED_EXPECTED: Expectations = {
  "word.xlsx": { trait: "a Word file under another name", fault: "NOT_A_WORKBOOK" },
  "pdf.xlsx": { trait: "a PDF under another name", fault: "NOT_A_WORKBOOK" },
  "picture.xls": { trait: "a picture under another name", fault: "NOT_A_WORKBOOK" },
  "web-page.xls": { trait: "a web page that a system calls a workbook", fault: "NOT_A_WORKBOOK" },
  "xml-2003.xls": { trait: "XML of 2003", fault: "NOT_A_WORKBOOK" },
  "password.xlsx": { trait: "locked with a password, as Excel does since 2010", fault: "ENCRYPTED" },
  "password.xls": { trait: "locked with a password, Excel 97", fault: "ENCRYPTED" },
  "password.ods": { trait: "locked with a password, OpenDocument", fault: "ENCRYPTED" },
  "cut.xlsx": { trait: "a zip that ended on the way", fault: "BROKEN_FILE" },
  "bomb.xlsx": { trait: "a picture of 24 MB packed into 24 KB", fault: "ZIP_BOMB" },
  "empty.csv": { trait: "nothing", fault: "EMPTY_FILE" },
  "no-heading.xlsx": { trait: "another sheet altogether", fault: "NO_HEADING" },
  "no-rows.xlsx": { trait: "a heading, a total and notes", fault: "NO_ROWS" },
  "blank.xlsx": { trait: "borders and nothing else", fault: "NO_ROWS" },
};
