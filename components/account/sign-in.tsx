"use client";
import { useState } from "react";
import { type DemoAccount, DemoAccounts } from "./demo-accounts";
import { SignInForm } from "./sign-in-form";

interface SignInProps {
  /** Where to go afterwards; already checked to be a path of this system. */
  nextPath: string;
  /** Sent here from another page. */
  isReturning: boolean;
  /** Only on a demo system. */
  demo: { accounts: DemoAccount[]; password: string } | null;
}

export function SignIn({ nextPath, isReturning, demo }: SignInProps) {
  const [credentials, setCredentials] = useState({ username: "", password: "" });
  return (
    <div className="grid gap-x-16 gap-y-8 tablet:grid-cols-[minmax(0,360px)_minmax(0,1fr)]">
      <SignInForm credentials={credentials} onChange={setCredentials} nextPath={nextPath} isReturning={isReturning} />
      {demo && (
        <DemoAccounts
          accounts={demo.accounts}
          password={demo.password}
          chosen={credentials.username}
          onChoose={(username) => setCredentials({ username, password: demo.password })}
        />
      )}
    </div>
  );
}
