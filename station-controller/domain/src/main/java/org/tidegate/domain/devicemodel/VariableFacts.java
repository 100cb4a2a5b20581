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
