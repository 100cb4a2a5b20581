package org.tidegate.ocpp.rpc;

/** A value that OCPP does not allow in a field. Immutable. */
public final class ConstraintViolation extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Which of the protocol's constraint errors it is (OCPP 2.0.1 Part 4, 4.3). */
  public enum Kind {
    OCCURRENCE, PROPERTY, TYPE, FORMAT
  }

  private final Kind kind;
  private final String field;

  public ConstraintViolation(Kind kind, String field, String why) {
    super(field + " " + why);
    this.kind = kind;
    this.field = field;
  }

  /** Which constraint was broken. */
  public Kind kind() {
    return kind;
  }

  /** Name of the field on the wire. */
  public String field() {
    return field;
  }
}
