package org.tidegate.domain.devicemodel;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.devicemodel.VariableFacts.Mutability;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.station.OnStationLoop;

/**
 * The station's components and variables, OCPP 2.0.1 Part 1 chapter 4: what it tells of itself and what can be set.
 * Station loop only; declaring, presetting, restoring and the typed readers also while the station is being built,
 * before the loop runs.
 *
 * <p>A value comes from its declaration, then from the installer's preset, then from what the central system set; each
 * wins over the one before, in whatever order they are given here.
 *
 * <p>This room does not store: who lets the central system set a variable asks {@link #check}, stores the value, and
 * then calls {@link #set}.
 */
@OnStationLoop
public final class DeviceModel {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceModel.class);

  private final StationLoop loop;
  private final DeclaredVariables declared = new DeclaredVariables();

  /** An empty model. */
  public DeviceModel(StationLoop loop) {
    this.loop = loop;
  }

  /**
   * Adds a variable with its value.
   *
   * @throws IllegalArgumentException when it is there already, or the value does not fit the facts
   */
  public void declare(Component component, Variable variable, VariableFacts facts, String initialValue) {
    var address = new VariableAddress(component, variable);
    if (facts.mutability() != Mutability.WriteOnly && !initialValue.isEmpty()) {
      ValueRules.broken(facts, initialValue).ifPresent(reason -> {
        throw new IllegalArgumentException(address + ": " + reason.text());
      });
    }
    declared.add(DeclaredVariable.stored(address, facts, initialValue));
  }

  /** As {@link #declare(Component, Variable, VariableFacts, String)}. */
  public void declare(VariableAddress address, VariableFacts facts, String initialValue) {
    declare(address.component(), address.variable(), facts, initialValue);
  }

  /**
   * Adds a read-only variable whose value is asked for each time; the supplier gives empty text for an unknown value.
   *
   * @throws IllegalArgumentException when it is there already, or is not read-only
   */
  public void declareComputed(Component component, Variable variable, VariableFacts facts, Supplier<String> value) {
    var address = new VariableAddress(component, variable);
    if (facts.mutability() != Mutability.ReadOnly) {
      throw new IllegalArgumentException(address + " is computed and can't be set");
    }
    declared.add(DeclaredVariable.computed(address, facts, value));
  }

  /** As {@link #declareComputed(Component, Variable, VariableFacts, Supplier)}. */
  public void declareComputed(VariableAddress address, VariableFacts facts, Supplier<String> value) {
    declareComputed(address.component(), address.variable(), facts, value);
  }

  /**
   * Adds a rule beyond the facts: given a well-formed value it tells, in English, why that one is refused, without
   * repeating it. Values given before are not asked again.
   */
  public void declareCheck(Component component, Variable variable, Function<String, Optional<String>> check) {
    declared.get(component, variable)
        .addCheck(value -> check.apply(value).map(text -> new Reason(Reason.Code.InvalidValue, text)));
  }

  /** As {@link #declareCheck(Component, Variable, Function)}, with a reason code of its own. */
  public void declareRule(VariableAddress address, Function<String, Optional<Reason>> rule) {
    declared.get(address.component(), address.variable()).addCheck(rule);
  }

  /** As {@link #declareCheck(Component, Variable, Function)}. */
  public void declareCheck(VariableAddress address, Function<String, Optional<String>> check) {
    declareCheck(address.component(), address.variable(), check);
  }

  /**
   * From now on tells each change of a stored value, at once. Computed ones never: ask for them; nor those that need a
   * restart, whose new values the typed readers give only after it.
   */
  public void onChange(Component component, Variable variable, Consumer<String> listener) {
    declared.get(component, variable).addListener(listener);
  }

  /** As {@link #onChange(Component, Variable, Consumer)}. */
  public void onChange(VariableAddress address, Consumer<String> listener) {
    onChange(address.component(), address.variable(), listener);
  }

  /** The installer's value, of read-only variables too, unless the central system set one already. */
  public SetResult preset(Component component, Variable variable, String value) {
    return declared.find(component, variable).map(found -> {
      SetResult result = found.checkedForInstaller(value);
      if (result.isAccepted()) {
        found.setByInstaller(value);
      }
      return result;
    }).orElseGet(() -> SetResult.of(unknownToSet(component)));
  }

  /** What the central system set before this start. One that no longer fits is left out, with a log line. */
  public void restore(Component component, Variable variable, String value) {
    SetResult result = checked(component, variable, value);
    if (result.isAccepted()) {
      declared.get(component, variable).restore(value);
      return;
    }
    LOG.warn("{}: the stored value is ignored ({}{})", new VariableAddress(component, variable), result.status(),
        result.reason().map(reason -> ", " + reason.text()).orElse(""));
  }

  /** Reads a variable for the central system, B06. */
  public GetResult get(Component component, Variable variable, AttributeType attribute) {
    loop.assertCurrent();
    Optional<DeclaredVariable> found = declared.find(component, variable);
    if (found.isEmpty()) {
      return GetResult.of(
          declared.isKnown(component) ? GetResult.Status.UnknownVariable : GetResult.Status.UnknownComponent);
    }
    return attribute == AttributeType.Actual
        ? found.get().read()
        : GetResult.of(GetResult.Status.NotSupportedAttributeType);
  }

  /** What {@link #set} would answer, without setting, B05. */
  public SetResult check(Component component, Variable variable, AttributeType attribute, String value) {
    loop.assertCurrent();
    if (declared.find(component, variable).isPresent() && attribute != AttributeType.Actual) {
      return SetResult.of(SetResult.Status.NotSupportedAttributeType);
    }
    return checked(component, variable, value);
  }

  /** Sets a variable for the central system, B05; those who listen are told before this returns. */
  public SetResult set(Component component, Variable variable, AttributeType attribute, String value) {
    SetResult result = check(component, variable, attribute, value);
    if (result.isAccepted()) {
      declared.get(component, variable).setByCentralSystem(value);
    }
    return result;
  }

  /** Whether this variable exists and must never be told, nor stored where other values are: who listens keeps it. */
  public boolean isSecret(Component component, Variable variable) {
    return declared.find(component, variable).filter(found -> found.facts().mutability() == Mutability.WriteOnly)
        .isPresent();
  }

  /** Whether this variable exists. */
  public boolean knows(Component component, Variable variable) {
    return declared.find(component, variable).isPresent();
  }

  /**
   * The value of an integer variable.
   *
   * @throws IllegalArgumentException when there is no such variable, or it holds no integer
   */
  public int integer(Component component, Variable variable) {
    return Integer.parseInt(text(component, variable));
  }

  /** As {@link #integer(Component, Variable)}. */
  public int integer(VariableAddress address) {
    return integer(address.component(), address.variable());
  }

  /**
   * The value of a boolean variable.
   *
   * @throws IllegalArgumentException when there is no such variable
   */
  public boolean bool(Component component, Variable variable) {
    return text(component, variable).equals("true");
  }

  /** As {@link #bool(Component, Variable)}. */
  public boolean bool(VariableAddress address) {
    return bool(address.component(), address.variable());
  }

  /**
   * The members of a list variable, in its order.
   *
   * @throws IllegalArgumentException when there is no such variable
   */
  public List<String> members(Component component, Variable variable) {
    return ValueRules.members(text(component, variable));
  }

  /** As {@link #members(Component, Variable)}. */
  public List<String> members(VariableAddress address) {
    return members(address.component(), address.variable());
  }

  /**
   * The value of any variable, write-only ones too; empty when there is none.
   *
   * @throws IllegalArgumentException when there is no such variable
   */
  public String text(Component component, Variable variable) {
    return declared.get(component, variable).value();
  }

  /** As {@link #text(Component, Variable)}. */
  public String text(VariableAddress address) {
    return text(address.component(), address.variable());
  }

  /** A prepared report in the order of declaration, B07. */
  public List<ReportedVariable> report(ReportBase base) {
    loop.assertCurrent();
    return reported(declared.byComponent().flatMap(Collection::stream), Reports.of(base));
  }

  /**
   * A custom report in the order of declaration, B08: of components that meet one of the criteria (none given: all), what
   * is wanted of them (nothing given: all). Empty when nothing matches, B08.FR.15.
   */
  public List<ReportedVariable> report(Set<ComponentCriterion> criteria, List<ComponentVariable> wanted) {
    loop.assertCurrent();
    Stream<DeclaredVariable> ofMatching = declared.byComponent()
        .filter(variables -> Reports.meetsOne(criteria, variables)).flatMap(Collection::stream);
    return reported(ofMatching, variable -> Reports.isWanted(wanted, variable));
  }

  private static List<ReportedVariable> reported(Stream<DeclaredVariable> from, Predicate<DeclaredVariable> chosen) {
    return from.filter(chosen).map(DeclaredVariable::reported).toList();
  }

  private SetResult checked(Component component, Variable variable, String value) {
    return declared.find(component, variable).map(found -> found.checkedForCentralSystem(value))
        .orElseGet(() -> SetResult.of(unknownToSet(component)));
  }

  private SetResult.Status unknownToSet(Component component) {
    return declared.isKnown(component) ? SetResult.Status.UnknownVariable : SetResult.Status.UnknownComponent;
  }
}
