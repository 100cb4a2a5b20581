package org.tidegate.domain.devicemodel;

/**
 * Where one variable is found. Immutable.
 *
 * @param component whose
 * @param variable which
 */
public record VariableAddress(Component component, Variable variable) {
  /** A variable of a component of the whole station. */
  public static VariableAddress of(String component, String variable) {
    return new VariableAddress(Component.of(component), Variable.of(variable));
  }

  /** One of several variables of the same name, of a component of the whole station. */
  public static VariableAddress of(String component, String variable, String instance) {
    return new VariableAddress(Component.of(component), Variable.of(variable, instance));
  }

  @Override
  public String toString() {
    return Names.of(component) + "." + Names.of(variable);
  }
}
