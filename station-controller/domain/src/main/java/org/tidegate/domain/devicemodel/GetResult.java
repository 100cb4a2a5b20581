package org.tidegate.domain.devicemodel;

import java.util.Optional;

/**
 * What reading a variable gave, B06. Immutable.
 *
 * @param status how it went
 * @param value present exactly when accepted; empty text when there is no value, B06.FR.13
 * @param reason why it was rejected
 */
public record GetResult(Status status, Optional<String> value, Optional<Reason> reason) {

  /** How it went, with the names of OCPP 2.0.1 GetVariableStatusEnumType. */
  public enum Status {
    Accepted,
    Rejected,
    UnknownComponent,
    UnknownVariable,
    NotSupportedAttributeType
  }

  static GetResult accepted(String value) {
    return new GetResult(Status.Accepted, Optional.of(value), Optional.empty());
  }

  static GetResult rejected(Reason reason) {
    return new GetResult(Status.Rejected, Optional.empty(), Optional.of(reason));
  }

  static GetResult of(Status status) {
    return new GetResult(status, Optional.empty(), Optional.empty());
  }
}
