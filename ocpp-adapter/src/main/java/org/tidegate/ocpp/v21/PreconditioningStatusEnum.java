package org.tidegate.ocpp.v21;

/** How far a battery is made ready. OCPP 2.1 Part 2, 3.79. */
public enum PreconditioningStatusEnum {
  Unknown, Ready, NotReady, Preconditioning
}
