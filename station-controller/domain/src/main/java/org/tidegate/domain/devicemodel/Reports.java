package org.tidegate.domain.devicemodel;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.tidegate.domain.devicemodel.VariableFacts.Mutability;

/** Which variables a report tells, B07 and B08. Pure functions. */
final class Reports {
  /** Variables that are true when their component is in an abnormal state, B07.FR.09. */
  private static final Set<String> ABNORMAL = Set.of("problem", "tripped", "overload", "fallback");

  private Reports() {}

  /** The choice of a prepared report. */
  static Predicate<DeclaredVariable> of(ReportBase base) {
    return switch (base) {
      case FullInventory -> variable -> true;
      case ConfigurationInventory -> variable -> variable.facts().mutability() != Mutability.ReadOnly;
      case SummaryInventory -> variable -> variable.isNamed("AvailabilityState") || isAbnormal(variable);
    };
  }

  /** Whether a component with these variables meets one of the criteria, or none is asked, B08.FR.13. */
  static boolean meetsOne(Set<ComponentCriterion> criteria, Collection<DeclaredVariable> ofComponent) {
    return criteria.isEmpty() || criteria.stream().anyMatch(criterion -> meets(criterion, ofComponent));
  }

  /** Whether one of these asks for the variable, or nothing particular is asked, B08.FR.05. */
  static boolean isWanted(List<ComponentVariable> wanted, DeclaredVariable variable) {
    return wanted.isEmpty() || wanted.stream().anyMatch(entry -> matches(entry, variable.address()));
  }

  private static boolean isAbnormal(DeclaredVariable variable) {
    return ABNORMAL.contains(Names.folded(variable.address().variable()).name()) && variable.value().equals("true");
  }

  private static boolean meets(ComponentCriterion criterion, Collection<DeclaredVariable> ofComponent) {
    List<DeclaredVariable> tellers = ofComponent.stream().filter(one -> one.isNamed(criterion.name())).toList();
    if (tellers.isEmpty()) {
      return criterion != ComponentCriterion.Problem;
    }
    return tellers.stream().anyMatch(teller -> teller.value().equals("true"));
  }

  private static boolean matches(ComponentVariable wanted, VariableAddress address) {
    return matches(Names.folded(wanted.component()), Names.folded(address.component()))
        && wanted.variable().map(Names::folded).filter(variable -> !matches(variable, Names.folded(address.variable())))
            .isEmpty();
  }

  // B08.FR.24 read with B08.FR.22 and 23: a named instance asks for that one.
  private static boolean matches(Component wanted, Component component) {
    return wanted.name().equals(component.name())
        && absentOrSame(wanted.instance(), component.instance())
        && absentOrSame(wanted.evseId(), component.evseId())
        && absentOrSame(wanted.connectorId(), component.connectorId());
  }

  private static boolean matches(Variable wanted, Variable variable) {
    return wanted.name().equals(variable.name()) && absentOrSame(wanted.instance(), variable.instance());
  }

  private static <T> boolean absentOrSame(Optional<T> wanted, Optional<T> told) {
    return wanted.isEmpty() || wanted.equals(told);
  }
}
