package org.tidegate.app.conformance;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.v201.AttributeEnum;
import org.tidegate.ocpp.v201.Component;
import org.tidegate.ocpp.v201.EVSE;
import org.tidegate.ocpp.v201.GetVariableData;
import org.tidegate.ocpp.v201.GetVariableResult;
import org.tidegate.ocpp.v201.GetVariableStatusEnum;
import org.tidegate.ocpp.v201.GetVariablesRequest;
import org.tidegate.ocpp.v201.SetVariableData;
import org.tidegate.ocpp.v201.SetVariableResult;
import org.tidegate.ocpp.v201.SetVariableStatusEnum;
import org.tidegate.ocpp.v201.SetVariablesRequest;
import org.tidegate.ocpp.v201.V201;
import org.tidegate.ocpp.v201.Variable;

import static org.assertj.core.api.Assertions.assertThat;

/** Reads and sets variables as the central system. A variable is written {@code "Name"} or {@code "Name[instance]"}. */
final class Variables {
  private final Bench bench;

  Variables(Bench bench) {
    this.bench = bench;
  }

  /** The configuration state of a case: this variable has this value; fails where the station does not take it. */
  void set(String component, String variable, String value) {
    set(Component.of(component), variable, value);
  }

  /** The same, where a case says: if implemented. */
  void setIfThere(String component, String variable, String value) {
    if (has(component, variable)) {
      set(component, variable, value);
    }
  }

  /** The same for a component of an EVSE or connector. */
  void set(Component component, String variable, String value) {
    assertThat(trySet(component, variable, value, null).attributeStatus()).as("%s.%s = %s", component, variable, value)
        .isEqualTo(SetVariableStatusEnum.Accepted);
  }

  /** The answer to an attempt; the attribute may be omitted. */
  SetVariableResult trySet(String component, String variable, String value, @Nullable AttributeEnum attribute) {
    return trySet(Component.of(component), variable, value, attribute);
  }

  SetVariableResult trySet(Component component, String variable, String value, @Nullable AttributeEnum attribute) {
    var results = trySet(new SetVariableData(value, component, named(variable), attribute, null));
    assertThat(results).hasSize(1);
    return results.getFirst();
  }

  List<SetVariableResult> trySet(SetVariableData... asked) {
    return bench.ask(V201.SET_VARIABLES, SetVariablesRequest.of(List.of(asked))).setVariableResult();
  }

  /** The value; fails where the station has none. */
  String get(String component, String variable) {
    return get(Component.of(component), variable);
  }

  String get(Component component, String variable) {
    var result = tryGet(component, variable, null);
    assertThat(result.attributeStatus()).as("%s.%s", component, variable).isEqualTo(GetVariableStatusEnum.Accepted);
    return String.valueOf(result.attributeValue());
  }

  /** The answer to an attempt; the attribute may be omitted. */
  GetVariableResult tryGet(String component, String variable, @Nullable AttributeEnum attribute) {
    return tryGet(Component.of(component), variable, attribute);
  }

  GetVariableResult tryGet(Component component, String variable, @Nullable AttributeEnum attribute) {
    var results = tryGet(new GetVariableData(component, named(variable), attribute, null));
    assertThat(results).hasSize(1);
    return results.getFirst();
  }

  List<GetVariableResult> tryGet(GetVariableData... asked) {
    return bench.ask(V201.GET_VARIABLES, GetVariablesRequest.of(List.of(asked))).getVariableResult();
  }

  /** Whether the station has this variable. */
  boolean has(String component, String variable) {
    return tryGet(component, variable, null).attributeStatus() == GetVariableStatusEnum.Accepted;
  }

  /** The members of a list. */
  Set<String> members(String component, String variable) {
    return Set.copyOf(Arrays.asList(get(component, variable).split(",")));
  }

  /** This component of an EVSE. */
  static Component of(String component, int evseId) {
    return new Component(component, EVSE.of(evseId), null, null);
  }

  static Variable named(String variable) {
    int bracket = variable.indexOf('[');
    return bracket < 0
        ? Variable.of(variable)
        : new Variable(variable.substring(0, bracket), variable.substring(bracket + 1, variable.length() - 1), null);
  }
}
