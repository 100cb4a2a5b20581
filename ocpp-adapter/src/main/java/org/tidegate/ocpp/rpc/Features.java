package org.tidegate.ocpp.rpc;

import eu.chargetime.ocpp.IFeatureRepository;
import eu.chargetime.ocpp.feature.Feature;
import eu.chargetime.ocpp.model.Request;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tidegate.ocpp.message.MessageType;

/**
 * The actions of one end, each found by its name or by one of its messages. The library's own repository asks every feature
 * for its messages at once, which loads them all. Filled by one thread, then safe from any.
 */
public final class Features implements IFeatureRepository {
  private final Map<String, Feature> byAction = new HashMap<>();

  /** The one added last counts where two have the same action. */
  public void add(Feature feature) {
    byAction.put(feature.getAction(), feature);
  }

  /** Of an action's name, a request or a response. Throws IllegalArgumentException for anything else. */
  @Override
  public Optional<Feature> findFeature(Object needle) {
    if (needle instanceof String action) {
      return Optional.ofNullable(byAction.get(action));
    }
    var named = Optional.ofNullable(byAction.get(MessageType.actionOf(needle.getClass())));
    return needle instanceof Request
        ? named.filter(feature -> feature.getRequestType().isInstance(needle))
        : named.filter(feature -> feature.getConfirmationType().isInstance(needle));
  }
}
