import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

const MINUTES = 15;
const PER_ACCOUNT_AND_ADDRESS = 10;
const PER_ADDRESS = 300;
const PER_ACCOUNT = 100;

const byPair = new RateLimiterMemory({ points: PER_ACCOUNT_AND_ADDRESS, duration: MINUTES * 60 });
const byAccount = new RateLimiterMemory({ points: PER_ACCOUNT, duration: MINUTES * 60 });
const byAddress = new RateLimiterMemory({ points: PER_ADDRESS, duration: MINUTES * 60 });

const FIRST_REFUSALS = [PER_ACCOUNT_AND_ADDRESS, PER_ADDRESS, PER_ACCOUNT].map((limit) => limit + 1);

export interface Attempt {
  /** Whole minutes to wait; 0 when the attempt may go on. */
  waitMinutes: number;
  /** True for the first refused attempt of a series, so that a flood writes one audit row. */
  isFirstRefusal: boolean;
}

/**
 * Counts an attempt to prove a password before it is checked, so that parallel guesses cannot slip through. The strict
 * limit holds for an account from one address: a stranger cannot lock somebody out from elsewhere. Where no proxy overwrites
 * X-Forwarded-For a client can invent addresses; the wide limit of the account alone still makes guessing hopeless.
 */
export async function countAttempt(username: string, ip: string): Promise<Attempt> {
  try {
    await byAddress.consume(ip);
    await byPair.consume(pairKey(username, ip));
    // Last, so that what one address is refused does not use up the account's own limit.
    await byAccount.consume(username.toLowerCase());
    return { waitMinutes: 0, isFirstRefusal: false };
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const isFirstRefusal = FIRST_REFUSALS.includes(refusal.consumedPoints);
    return { waitMinutes: Math.max(1, Math.ceil(refusal.msBeforeNext / 60_000)), isFirstRefusal };
  }
}

/** Only failures count: takes back the attempt that succeeded. */
export async function forgetAttempts(username: string, ip: string): Promise<void> {
  await byPair.delete(pairKey(username, ip));
  await byAccount.reward(username.toLowerCase());
  await byAddress.reward(ip);
}

const pairKey = (username: string, ip: string) => `${username.toLowerCase()} ${ip}`;
