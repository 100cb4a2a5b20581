package org.tidegate.ocpp.rpc;

/**
 * A message breaks a constraint of its schema. Immutable; thrown by message constructors, answered with the error code
 * of its kind (OCPP 2.0.1 Part 4, 4.3).
 */
public final class ConstraintViolation extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Which sort of constraint was broken. */
  public enum Kind {
    /** A required field is missing, or a list holds too few or too many items. */
    OCCURRENCE,
    /** A value is out of its range, too long, or none of the values listed. */
    PROPERTY,
    /** A value has the wrong JSON type. */
    TYPE,
    /** A value does not follow its syntax, for example that of a date. */
    FORMAT
  }

  private final Kind kind;
  private final String field;

  /** The field by its name in the message; the reason in words fit for the other side to read. */
  public ConstraintViolation(Kind kind, String field, String why) {
    super(field + ": " + why);
    this.kind = kind;
    this.field = field;
  }

  public static ConstraintViolation occurrence(String field, String why) {
    return new ConstraintViolation(Kind.OCCURRENCE, field, why);
  }

  public static ConstraintViolation property(String field, String why) {
    return new ConstraintViolation(Kind.PROPERTY, field, why);
  }

  public static ConstraintViolation type(String field, String why) {
    return new ConstraintViolation(Kind.TYPE, field, why);
  }

  public static ConstraintViolation format(String field, String why) {
    return new ConstraintViolation(Kind.FORMAT, field, why);
  }

  public Kind kind() {
    return kind;
  }

  public String field() {
    return field;
  }
}
