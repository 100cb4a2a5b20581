package org.tidegate.ocpp.rpc;

/** The error codes of a CALLERROR, named as on the wire (OCPP 2.0.1 Part 4, table 8). Immutable. */
public enum ErrorCode {
  FormatViolation,
  GenericError,
  InternalError,
  MessageTypeNotSupported,
  NotImplemented,
  NotSupported,
  OccurrenceConstraintViolation,
  PropertyConstraintViolation,
  ProtocolError,
  RpcFrameworkError,
  SecurityError,
  TypeConstraintViolation;

  /** Whether the other end sent what is no valid message. */
  boolean isAboutForm() {
    return switch (this) {
      case FormatViolation, OccurrenceConstraintViolation, PropertyConstraintViolation, TypeConstraintViolation,
          ProtocolError, RpcFrameworkError, MessageTypeNotSupported ->
        true;
      case GenericError, InternalError, NotImplemented, NotSupported, SecurityError -> false;
    };
  }

  static ErrorCode of(ConstraintViolation.Kind kind) {
    return switch (kind) {
      case OCCURRENCE -> OccurrenceConstraintViolation;
      case PROPERTY -> PropertyConstraintViolation;
      case TYPE -> TypeConstraintViolation;
      case FORMAT -> FormatViolation;
    };
  }
}
