import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { envFaults, envSchema, parseEnv } from "./env";

const named = (source: Record<string, string>) => envFaults(source).map((fault) => fault.split("：")[0]);

describe("envFaults", () => {
  test("an empty environment is fine, and so are blank variables", () => {
    expect(envFaults({})).toEqual([]);
    expect(envFaults({ DATABASE_URL: "", ZEREN_SECRET: " ", PORT: "" })).toEqual([]);
    expect(parseEnv({ PORT: "" }).PORT).toBe(3000);
  });

  test("all faults are listed together, in Chinese and English, without the values", () => {
    const faults = envFaults({ PORT: "abc", ZEREN_DEMO: "yes", ZEREN_SECRET: "hunter2", DATABASE_URL: "mysql://a/b" });
    expect(faults).toHaveLength(4);
    for (const fault of faults) expect(fault).toMatch(/^[A-Z\d_]+：.*[\u4e00-\u9fff].* \/ [a-z]/);
    expect(faults.join()).not.toContain("hunter2");
  });

  test.each([
    ["PORT", "70000"],
    ["PORT", "80.5"],
    ["HOST", "a b"],
    ["DATABASE_URL", "postgresql://user@host"],
    ["DATABASE_URL", "postgres"],
    ["ZEREN_PUBLIC_URL", "zeren.example.gov.cn"],
    ["ZEREN_PUBLIC_URL", "https://example.gov.cn/zeren"],
    ["ZEREN_PUBLIC_URL", "ftp://example.gov.cn"],
    ["ZEREN_IDLE_MINUTES", "0"],
    ["ZEREN_DATABASE_POOL", "1"],
    ["ZEREN_DIST_DIR", "../elsewhere"],
    ["ZEREN_CLAMAV", "clamd"],
    ["ZEREN_CLAMAV", "unix:clamd.ctl"],
    ["ZEREN_DISK_RESERVE_MB", "-1"],
    ["LOG_LEVEL", "loud"],
    ["ZEREN_DEMOO", "on"],
  ])("%s=%s is a fault", (name, value) => {
    expect(named({ [name]: value })).toEqual([name]);
  });

  test.each([
    ["DATABASE_URL", "postgres://zeren:p%40ss@10.0.0.1:5432/zeren?sslmode=require"],
    ["ZEREN_PUBLIC_URL", "https://zeren.example.gov.cn/"],
    ["ZEREN_PUBLIC_URL", "http://10.1.2.3:8080"],
    ["HOST", "::1"],
    ["PORT", "0"],
    ["ZEREN_CLAMAV", "unix:/run/clamav/clamd.ctl"],
    ["ZEREN_CLAMAV", "10.0.0.5:3310"],
    ["ZEREN_CLAMAV", "[::1]:3310"],
    ["ZEREN_DISK_RESERVE_MB", "0"],
  ])("%s=%s is fine", (name, value) => {
    expect(envFaults({ [name]: value })).toEqual([]);
  });
});

describe("the object store", () => {
  const all = {
    ZEREN_S3_ENDPOINT: "http://10.0.0.9:9000",
    ZEREN_S3_BUCKET: "zeren-files",
    ZEREN_S3_REGION: "us-east-1",
    ZEREN_S3_ACCESS_KEY: "key",
    ZEREN_S3_SECRET_KEY: "secret",
  };

  test("takes all its variables or none", () => {
    expect(envFaults(all)).toEqual([]);
    for (const name of Object.keys(all)) expect(named({ ...all, [name]: "" })).toEqual([name]);
    expect(named({ ZEREN_S3_BUCKET: "zeren" }).sort()).toEqual(
      Object.keys(all)
        .filter((name) => name !== "ZEREN_S3_BUCKET")
        .sort(),
    );
  });

  test.each([
    ["ZEREN_S3_ENDPOINT", "s3.example.gov.cn"],
    ["ZEREN_S3_ENDPOINT", "https://s3.example.gov.cn/zeren"],
    ["ZEREN_S3_BUCKET", "Zeren_Files"],
    ["ZEREN_S3_BUCKET", "../zeren"],
    ["ZEREN_S3_REGION", "us east"],
  ])("%s=%s is a fault", (name, value) => {
    expect(named({ ...all, [name]: value })).toEqual([name]);
  });
});

test(".env.example explains every variable and no other", () => {
  const names = [...readFileSync(".env.example", "utf8").matchAll(/^# ?([A-Z\d_]+)=/gm)].map((match) => match[1]);
  expect(names.sort()).toEqual(Object.keys(envSchema.shape).sort());
});
