import { afterEach, beforeEach, expect, vi } from "vitest";

/** A test that logs an error has failed, even if it asserts nothing about it (a test may mock console.error itself). */
beforeEach(() => {
  const spy = vi.spyOn(console, "error");
  return () => {
    const calls = spy.mock.calls.map((call) => call.map(String).join(" "));
    spy.mockRestore();
    expect(calls, "console.error was called").toEqual([]);
  };
});

afterEach(() => vi.useRealTimers());
