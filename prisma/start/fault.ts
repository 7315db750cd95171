/** A start-up problem that the person at the terminal can solve; shown as two lines, without a stack. */
export class StartError extends Error {
  readonly zh: string;
  readonly en: string;

  constructor(zh: string, en: string) {
    super(en);
    this.name = "StartError";
    this.zh = zh;
    this.en = en;
  }
}
