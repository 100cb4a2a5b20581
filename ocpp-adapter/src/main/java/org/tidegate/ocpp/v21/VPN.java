package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * How to enter a virtual private network. Immutable. OCPP 2.1 Part 2, 2.121.
 *
 * @param password secret
 * @param key shared secret
 */
public record VPN(String server, String user, String password, String key, VPNEnum type, @Nullable String group,
    @Nullable CustomData customData) {
  public VPN {
    Check.required("server", server);
    Check.maxLength("server", server, 2000);
    Check.required("user", user);
    Check.maxLength("user", user, 50);
    Check.required("password", password);
    Check.maxLength("password", password, 64);
    Check.required("key", key);
    Check.maxLength("key", key, 255);
    Check.required("type", type);
    Check.maxLength("group", group, 50);
  }

  /** With the required fields only. */
  public static VPN of(String server, String user, String password, String key, VPNEnum type) {
    return new VPN(server, user, password, key, type, null, null);
  }

  /** Without what must not be logged. */
  @Override
  public String toString() {
    return "VPN[server=" + server + ", type=" + type + "]";
  }
}
