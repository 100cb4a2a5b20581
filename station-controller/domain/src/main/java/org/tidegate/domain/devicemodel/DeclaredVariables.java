package org.tidegate.domain.devicemodel;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every variable of the model, found by address, in the order of declaration. Station loop only. */
final class DeclaredVariables {
  private final Map<Component, Map<Variable, DeclaredVariable>> components = new LinkedHashMap<>();
  /** The same as they were declared: how the station itself asks, at every tick. */
  private final Map<Component, Map<Variable, DeclaredVariable>> asDeclared = new HashMap<>();

  void add(DeclaredVariable variable) {
    VariableAddress address = variable.address();
    var variables = components.computeIfAbsent(Names.folded(address.component()), unseen -> new LinkedHashMap<>());
    if (variables.putIfAbsent(Names.folded(address.variable()), variable) != null) {
      throw new IllegalArgumentException(address + " is declared already");
    }
    asDeclared.computeIfAbsent(address.component(), unseen -> new HashMap<>()).put(address.variable(), variable);
  }

  boolean isKnown(Component component) {
    return components.containsKey(Names.folded(component));
  }

  Optional<DeclaredVariable> find(Component component, Variable variable) {
    return Optional.ofNullable(asDeclared.getOrDefault(component, Map.of()).get(variable))
        .or(() -> Optional.ofNullable(
            components.getOrDefault(Names.folded(component), Map.of()).get(Names.folded(variable))));
  }

  DeclaredVariable get(Component component, Variable variable) {
    return find(component, variable).orElseThrow(
        () -> new IllegalArgumentException("no such variable: " + new VariableAddress(component, variable)));
  }

  /** The variables of each component. */
  Stream<Collection<DeclaredVariable>> byComponent() {
    return components.values().stream().map(Map::values);
  }
}
