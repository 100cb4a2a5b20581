package org.tidegate.domain.devicemodel;

import java.util.Optional;

/**
 * What setting a variable gave, or would give, B05. Immutable.
 *
 * @param status how it went
 * @param reason why it was rejected
 */
public record SetResult(Status status, Optional<Reason> reason) {

  /** How it went, with the names of OCPP 2.0.1 SetVariableStatusEnumType. */
  public enum Status {
    Accepted,
    Rejected,
    UnknownComponent,
    UnknownVariable,
    NotSupportedAttributeType,
    RebootRequired
  }

  /** Whether the value is the variable's now, though it may take effect only after a restart. */
  public boolean isAccepted() {
    return status == Status.Accepted || status == Status.RebootRequired;
  }

  static SetResult rejected(Reason reason) {
    return new SetResult(Status.Rejected, Optional.of(reason));
  }

  static SetResult of(Status status) {
    return new SetResult(status, Optional.empty());
  }
}
