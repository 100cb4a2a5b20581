package org.tidegate.domain.devicemodel;

import java.util.Locale;
import java.util.Optional;

/** How names of components and variables compare and read: without regard to case; an empty instance is none. */
final class Names {
  private Names() {}

  static Component folded(Component component) {
    return new Component(
        folded(component.name()), folded(component.instance()), component.evseId(), component.connectorId());
  }

  static Variable folded(Variable variable) {
    return new Variable(folded(variable.name()), folded(variable.instance()));
  }

  static String of(Component component) {
    return component.name() + component.instance().map(instance -> "(" + instance + ")").orElse("")
        + component.evseId().map(evse -> "[" + evse + component.connectorId().map(id -> "/" + id).orElse("") + "]")
            .orElse("");
  }

  static String of(Variable variable) {
    return variable.name() + variable.instance().map(instance -> "(" + instance + ")").orElse("");
  }

  private static Optional<String> folded(Optional<String> instance) {
    return instance.filter(name -> !name.isEmpty()).map(Names::folded);
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
