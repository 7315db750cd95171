import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

const MINUTES = 15;
const PER_ACCOUNT_AND_ADDRESS = 10;
const PER_ADDRESS = 300;

const byAccount = new RateLimiterMemory({ points: PER_ACCOUNT_AND_ADDRESS, duration: MINUTES * 60 });
const byAddress = new RateLimiterMemory({ points: PER_ADDRESS, duration: MINUTES * 60 });

export interface Attempt {
  /** Whole minutes to wait; 0 when the attempt may go on. */
  waitMinutes: number;
  /** True for the first refused attempt of a series, so that a flood writes one audit row. */
  isFirstRefusal: boolean;
}

/**
 * Counts an attempt to prove a password before it is checked, so that parallel guesses cannot slip through. The key
 * holds the address beside the account: a stranger cannot lock somebody out from elsewhere.
 */
export async function countAttempt(username: string, ip: string): Promise<Attempt> {
  try {
    await byAddress.consume(ip);
    await byAccount.consume(accountKey(username, ip));
    return { waitMinutes: 0, isFirstRefusal: false };
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const isFirstRefusal = [PER_ACCOUNT_AND_ADDRESS + 1, PER_ADDRESS + 1].includes(refusal.consumedPoints);
    return { waitMinutes: Math.max(1, Math.ceil(refusal.msBeforeNext / 60_000)), isFirstRefusal };
  }
}

/** Only failures count: takes back the attempt that succeeded. */
export async function forgetAttempts(username: string, ip: string): Promise<void> {
  await byAccount.delete(accountKey(username, ip));
  await byAddress.reward(ip);
}

const accountKey = (username: string, ip: string) => `${username.toLowerCase()} ${ip}`;
