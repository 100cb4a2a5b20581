package org.tidegate.domain.view;

import java.util.Map;
import java.util.Optional;
import org.tidegate.domain.aggregator.Advice;
import org.tidegate.domain.aggregator.CompensationStatement;
import org.tidegate.domain.aggregator.Terms;

/**
 * What the resource aggregator says to drivers. Immutable.
 *
 * @param terms of its offer
 * @param identifiesVehicles whether it is told who a vehicle is before the driver has answered
 * @param statements for the driver at this EVSE, or the one who just left
 * @param advice for the same
 */
public record AggregatorView(Terms terms, boolean identifiesVehicles, Map<Integer, CompensationStatement> statements,
    Map<Integer, Advice> advice) {
  /** Copies the maps. */
  public AggregatorView {
    statements = Map.copyOf(statements);
    advice = Map.copyOf(advice);
  }

  /** It says nothing but its name. */
  public static AggregatorView named(String aggregator) {
    return new AggregatorView(aggregator.isBlank() ? Terms.of("-") : Terms.of(aggregator), false, Map.of(), Map.of());
  }

  /** For the driver at this EVSE. */
  public Optional<CompensationStatement> statement(int evseId) {
    return Optional.ofNullable(statements.get(evseId));
  }

  /** For the driver at this EVSE. */
  public Optional<Advice> advice(int evseId) {
    return Optional.ofNullable(advice.get(evseId));
  }
}
