package org.tidegate.ocpp.v21;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Type of a variable's value. OCPP 2.1 Part 2, 3.29. */
public enum DataEnum {
  string,
  decimal,
  integer,
  dateTime,
  @JsonProperty("boolean")
  bool,
  OptionList,
  SequenceList,
  MemberList
}
