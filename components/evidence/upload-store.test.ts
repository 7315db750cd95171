import { describe, expect, it } from "vitest";
import { type UploadAnswer, UploadStore } from "./upload-store";

interface Sent {
  name: string;
  progress: (value: number) => void;
  answer: (answer: UploadAnswer) => void;
  cut: () => void;
  signal: AbortSignal;
}

/** A store whose server is the test. */
function scene(faults: Record<string, string> = {}) {
  const sent: Sent[] = [];
  const done: string[] = [];
  const store = new UploadStore({
    send: ({ file }, progress, signal) =>
      new Promise((answer, reject) => {
        sent.push({ name: file.name, progress, answer, signal, cut: () => reject(new Error("cut")) });
      }),
    faultOf: ({ name }) => faults[name],
    onDone: async ({ file }) => void done.push(file.name),
  });
  const add = (...names: string[]) =>
    store.add(
      names.map((name) => new File(["x"], name)),
      {},
    );
  const states = () => Object.fromEntries(store.all().map(({ file, state }) => [file.name, state]));
  return { store, sent, done, add, states };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
const DONE = { kind: "done" } as const;

describe("the queue of uploads", () => {
  it("sends two at a time, in order, and drops what has arrived", async () => {
    const { store, sent, done, add, states } = scene();
    add("a", "b", "c");
    expect(states()).toEqual({ a: "sending", b: "sending", c: "waiting" });
    sent[1]!.progress(0.5);
    expect(store.all()[1]).toMatchObject({ progress: 0.5, state: "sending" });
    sent[1]!.progress(1);
    expect(states().b).toBe("saving");
    sent[1]!.answer(DONE);
    await settled();
    expect(done).toEqual(["b"]);
    expect(states()).toEqual({ a: "sending", c: "sending" });
    sent[0]!.answer(DONE);
    sent[2]!.answer(DONE);
    await settled();
    expect(store.all()).toEqual([]);
    expect(store.isActive()).toBe(false);
  });

  it("sends nothing of a file with an obvious fault", () => {
    const { store, sent, add } = scene({ "a.exe": "no programs" });
    add("a.exe", "b");
    expect(sent.map(({ name }) => name)).toEqual(["b"]);
    expect(store.all()[0]).toMatchObject({ state: "refused", message: "no programs" });
  });

  it("keeps a refusal's sentence, which trying again does not change", async () => {
    const { store, sent, add } = scene();
    add("a");
    sent[0]!.answer({ kind: "refused", message: "empty" });
    await settled();
    expect(store.all()[0]).toMatchObject({ state: "refused", message: "empty" });
    store.retry();
    store.resume();
    expect(sent).toHaveLength(1);
  });

  it("keeps what was cut off and goes on when the line is back", async () => {
    const { store, sent, done, add, states } = scene();
    add("a", "b");
    sent[0]!.progress(0.4);
    sent[0]!.cut();
    sent[1]!.answer({ kind: "lost" });
    await settled();
    expect(states()).toEqual({ a: "lost", b: "lost" });
    expect(store.isActive()).toBe(false);
    store.resume();
    expect(sent.map(({ name }) => name)).toEqual(["a", "b", "a", "b"]);
    expect(store.all()[0]!.progress).toBe(0);
    sent[2]!.answer(DONE);
    await settled();
    expect(done).toEqual(["a"]);
  });

  it("stops one under way, ignores its late answer and lets the next go", async () => {
    const { store, sent, done, add, states } = scene();
    add("a", "b", "c");
    store.remove(store.all()[0]!.id);
    expect(sent[0]!.signal.aborted).toBe(true);
    expect(states()).toEqual({ b: "sending", c: "sending" });
    sent[0]!.progress(0.9);
    sent[0]!.answer(DONE);
    await settled();
    expect(done).toEqual([]);
    expect(states()).toEqual({ b: "sending", c: "sending" });
  });

  it("holds everything after a lost session until told to try again", async () => {
    const { store, sent, add, states } = scene();
    add("a", "b", "c");
    sent[0]!.answer({ kind: "signedOut" });
    sent[1]!.answer({ kind: "signedOut" });
    await settled();
    expect(states()).toEqual({ a: "signedOut", b: "signedOut", c: "signedOut" });
    store.resume();
    expect(sent).toHaveLength(2);
    store.retry();
    expect(states()).toEqual({ a: "sending", b: "sending", c: "waiting" });
  });

  it("draws anew only when something has changed", () => {
    const { store, add } = scene();
    const before = store.all();
    expect(store.all()).toBe(before);
    let draws = 0;
    const stop = store.subscribe(() => draws++);
    add("a");
    expect(draws).toBeGreaterThan(0);
    stop();
    const after = draws;
    store.remove(store.all()[0]!.id);
    expect(draws).toBe(after);
  });
});
