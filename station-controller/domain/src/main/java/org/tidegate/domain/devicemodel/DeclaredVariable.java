package org.tidegate.domain.devicemodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tidegate.domain.devicemodel.Reason.Code;
import org.tidegate.domain.devicemodel.VariableFacts.Mutability;

/** One variable of the model with its value, its rules and who wants to know of changes. Station loop only. */
final class DeclaredVariable {
  private final VariableAddress address;
  private final VariableFacts facts;
  private final boolean computed;
  private final List<Function<String, Optional<Reason>>> checks = new ArrayList<>();
  private final List<Consumer<String>> listeners = new ArrayList<>();
  private Supplier<String> value;
  private Optional<String> afterRestart = Optional.empty();
  private boolean setByCentralSystem;

  private DeclaredVariable(VariableAddress address, VariableFacts facts, Supplier<String> value, boolean computed) {
    this.address = address;
    this.facts = facts;
    this.value = value;
    this.computed = computed;
  }

  static DeclaredVariable stored(VariableAddress address, VariableFacts facts, String value) {
    return new DeclaredVariable(address, facts, () -> value, false);
  }

  static DeclaredVariable computed(VariableAddress address, VariableFacts facts, Supplier<String> value) {
    return new DeclaredVariable(address, facts, value, true);
  }

  VariableAddress address() {
    return address;
  }

  VariableFacts facts() {
    return facts;
  }

  String value() {
    return value.get();
  }

  boolean isNamed(String name) {
    return address.variable().name().equalsIgnoreCase(name);
  }

  void addCheck(Function<String, Optional<Reason>> check) {
    checks.add(check);
  }

  void addListener(Consumer<String> listener) {
    listeners.add(listener);
  }

  GetResult read() {
    return facts.mutability() == Mutability.WriteOnly
        ? GetResult.rejected(new Reason(Code.WriteOnly, "can only be set"))
        : GetResult.accepted(told());
  }

  /** As the central system set it, though it may take effect only after a restart. */
  private String told() {
    return afterRestart.orElseGet(value);
  }

  ReportedVariable reported() {
    Optional<String> told = facts.mutability() == Mutability.WriteOnly ? Optional.empty() : Optional.of(told());
    return new ReportedVariable(address.component(), address.variable(), facts, told);
  }

  SetResult checkedForCentralSystem(String candidate) {
    if (facts.mutability() == Mutability.ReadOnly) {
      return SetResult.rejected(new Reason(Code.ReadOnly, "can only be read"));
    }
    return checked(candidate);
  }

  SetResult checkedForInstaller(String candidate) {
    if (computed) {
      return SetResult.rejected(new Reason(Code.ReadOnly, "follows the station's state"));
    }
    return checked(candidate);
  }

  void setByCentralSystem(String accepted) {
    setByCentralSystem = true;
    if (facts.rebootRequired()) {
      afterRestart = Optional.of(ValueRules.normal(facts, accepted));
    } else {
      change(accepted);
    }
  }

  /** What the central system set before this start. */
  void restore(String accepted) {
    setByCentralSystem = true;
    change(accepted);
  }

  /** What the central system set wins. */
  void setByInstaller(String accepted) {
    if (!setByCentralSystem) {
      change(accepted);
    }
  }

  private SetResult checked(String candidate) {
    return ValueRules.broken(facts, candidate).or(() -> brokenCheck(ValueRules.normal(facts, candidate)))
        .map(SetResult::rejected)
        .orElseGet(
            () -> SetResult.of(facts.rebootRequired() ? SetResult.Status.RebootRequired : SetResult.Status.Accepted));
  }

  private Optional<Reason> brokenCheck(String candidate) {
    return checks.stream().flatMap(check -> check.apply(candidate).stream()).findFirst();
  }

  private void change(String accepted) {
    String next = ValueRules.normal(facts, accepted);
    // What is write-only is kept by who listens, who may have failed to: it is told even where it is said again.
    boolean changed = !next.equals(value()) || facts.mutability() == Mutability.WriteOnly;
    value = () -> next;
    if (changed) {
      listeners.forEach(listener -> listener.accept(next));
    }
  }
}
