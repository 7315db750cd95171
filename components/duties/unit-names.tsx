import { Fragment } from "react";

/** Printed names joined by 、; a line may end between two names, never inside one. */
export function UnitNames({ text }: { text: string }) {
  const names = text.split("、");
  return names.map((name, index) => (
    <Fragment key={name}>
      <span className="name">
        {name}
        {index < names.length - 1 && "、"}
      </span>
      <wbr />
    </Fragment>
  ));
}
