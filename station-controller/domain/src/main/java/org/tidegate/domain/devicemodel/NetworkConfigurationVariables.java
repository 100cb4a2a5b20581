package org.tidegate.domain.devicemodel;

import java.util.Optional;
import java.util.function.Function;
import org.tidegate.domain.port.NetworkProfile;

import static org.tidegate.domain.devicemodel.VariableFacts.DataType.string;

/**
 * Variables of NetworkConfiguration, one for each slot: what was set by B09, to be read at once. OCPP 2.0.1 has no such
 * component; the names are those of OCPP 2.1. Everything is empty while a slot is.
 */
public final class NetworkConfigurationVariables {
  private NetworkConfigurationVariables() {}

  /** The component of this slot. */
  public static Component component(int slot) {
    return new Component("NetworkConfiguration", Optional.of(Integer.toString(slot)), Optional.empty(),
        Optional.empty());
  }

  static void declare(DeviceModel model, StandardFacts facts, LiveFacts live) {
    for (int slot : facts.network().slots()) {
      declare(model, live, slot, "OcppCsmsUrl", profile -> profile.url().toString());
      declare(model, live, slot, "SecurityProfile", profile -> Integer.toString(profile.securityProfile()));
      declare(model, live, slot, "MessageTimeout", profile -> Long.toString(profile.messageTimeout().toSeconds()));
      declare(model, live, slot, "OcppInterface", NetworkProfile::networkInterface);
      declare(model, live, slot, "OcppTransport", _ -> "JSON");
      declare(model, live, slot, "OcppVersion", NetworkProfile::ocppVersion);
    }
  }

  // All of them texts, so that an empty slot breaks no rule of numbers and lists.
  private static void declare(DeviceModel model, LiveFacts live, int slot, String variable,
      Function<NetworkProfile, String> value) {
    model.declareComputed(component(slot), Variable.of(variable),
        VariableFacts.of(string).atMost(NetworkProfile.LONGEST_URL),
        () -> live.networkProfile(slot).map(value).orElse(""));
  }
}
