package org.tidegate.domain.devicemodel;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What kind of variable it is, OCPP 2.0.1 VariableCharacteristicsType and the mutability of its Actual attribute. Immutable.
 *
 * @param type of its value
 * @param mutability who may do what
 * @param unit of its value
 * @param min lowest number, or none
 * @param max highest number, or longest text or list, or none
 * @param values allowed members, comma-separated, of an option or member list
 * @param persistent whether a change survives a restart
 * @param rebootRequired whether a change takes effect only after a restart
 */
public record VariableFacts(
    DataType type,
    Mutability mutability,
    Optional<String> unit,
    Optional<BigDecimal> min,
    Optional<BigDecimal> max,
    Optional<String> values,
    boolean persistent,
    boolean rebootRequired) {

  /** A read-only variable of this type, without unit and limits. */
  public static VariableFacts of(DataType type) {
    return new VariableFacts(
        type, Mutability.ReadOnly, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false,
        false);
  }

  /** A read-only list type with these allowed members, comma-separated. */
  public static VariableFacts of(DataType listType, String values) {
    return new VariableFacts(listType, Mutability.ReadOnly, Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.of(values), false, false);
  }

  /** The same with this unit. */
  public VariableFacts in(String unitOfMeasure) {
    return new VariableFacts(
        type, mutability, Optional.of(unitOfMeasure), min, max, values, persistent, rebootRequired);
  }

  /** The same, not below this number. */
  public VariableFacts atLeast(long lowest) {
    return new VariableFacts(
        type, mutability, unit, Optional.of(BigDecimal.valueOf(lowest)), max, values, persistent, rebootRequired);
  }

  /** The same, not above this number, or not longer than this. */
  public VariableFacts atMost(long highest) {
    return new VariableFacts(
        type, mutability, unit, min, Optional.of(BigDecimal.valueOf(highest)), values, persistent, rebootRequired);
  }

  /** The same, to be read and set; what can be set is always persistent, Part 2 Referenced Components section 2. */
  public VariableFacts writable() {
    return new VariableFacts(type, Mutability.ReadWrite, unit, min, max, values, true, rebootRequired);
  }

  /** The same, to be set but never told. */
  public VariableFacts writeOnly() {
    return new VariableFacts(type, Mutability.WriteOnly, unit, min, max, values, true, rebootRequired);
  }

  /** The same, taking effect after a restart. */
  public VariableFacts afterRestart() {
    return new VariableFacts(type, mutability, unit, min, max, values, persistent, true);
  }

  /** Data types, with the names of OCPP 2.0.1 DataEnumType. */
  public enum DataType {
    string,
    decimal,
    integer,
    dateTime,
    bool,
    OptionList,
    SequenceList,
    MemberList
  }

  /** Who may do what, with the names of OCPP 2.0.1 MutabilityEnumType. */
  public enum Mutability {
    ReadOnly,
    WriteOnly,
    ReadWrite
  }
}
