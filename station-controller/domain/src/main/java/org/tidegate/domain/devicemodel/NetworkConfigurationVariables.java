package org.tidegate.domain.devicemodel;

import java.util.Optional;
import java.util.function.Function;
import org.tidegate.domain.port.NetworkProfile;
import org.tidegate.domain.security.PasswordForm;

import static org.tidegate.domain.devicemodel.VariableFacts.DataType.bool;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.string;

/**
 * Variables of NetworkConfiguration, one for each slot: what was set by B09, to be read at once; the password of a slot
 * can be set here, too. OCPP 2.0.1 has no such component; the names are those of OCPP 2.1. Everything is empty while a slot
 * is.
 */
public final class NetworkConfigurationVariables {
  private NetworkConfigurationVariables() {}

  /** The component of this slot. */
  public static Component component(int slot) {
    return new Component("NetworkConfiguration", Optional.of(Integer.toString(slot)), Optional.empty(),
        Optional.empty());
  }

  /** The password that this slot has of its own: set, never told. */
  public static VariableAddress password(int slot) {
    return new VariableAddress(component(slot), Variable.of("BasicAuthPassword"));
  }

  static void declare(DeviceModel model, StandardFacts facts, LiveFacts live) {
    for (int slot : facts.network().slots()) {
      declare(model, live, slot, "OcppCsmsUrl", profile -> profile.url().toString());
      declare(model, live, slot, "SecurityProfile", profile -> Integer.toString(profile.securityProfile()));
      declare(model, live, slot, "MessageTimeout", profile -> Long.toString(profile.messageTimeout().toSeconds()));
      declare(model, live, slot, "OcppInterface", NetworkProfile::networkInterface);
      declare(model, live, slot, "OcppTransport", _ -> "JSON");
      declare(model, live, slot, "OcppVersion", NetworkProfile::ocppVersion);
      declare(model, live, slot, "Identity", profile -> profile.identity().orElse(""));
      model.declare(password(slot), VariableFacts.of(string).atMost(PasswordForm.LONGEST_OF_PROFILE).writeOnly(), "");
      model.declare(component(slot), Variable.of("ApnEnabled"), VariableFacts.of(bool), "false"); // OCPP 2.1 B09.FR.13
      model.declare(component(slot), Variable.of("VpnEnabled"), VariableFacts.of(bool), "false");
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
