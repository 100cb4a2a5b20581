package org.tidegate.ocpp.transport;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** OCPP 2.0.1 Part 4, 3.1.1. */
class ConnectionUrlTest {
  @ParameterizedTest
  @CsvSource({"ws://csms.example.com/ocpp, CS001, ws://csms.example.com/ocpp/CS001",
      "wss://csms.example.com/ocppj, RDAM 123, wss://csms.example.com/ocppj/RDAM%20123",
      "wss://csms.example.com:8443/, a|b@c, wss://csms.example.com:8443/a%7Cb%40c",
      "wss://csms.example.com, a+b, wss://csms.example.com/a%2Bb"})
  void identity_isAppendedEncoded(URI endpoint, String identity, String expected) {
    assertThat(ConnectionUrl.of(endpoint, identity)).hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a:b", "a/b", "ü", "a\nb", "1234567890123456789012345678901234567890123456789"})
  void identity_notAllowed_isRefused(String identity) {
    assertThatIllegalArgumentException().isThrownBy(() -> ConnectionUrl.of(URI.create("ws://host/"), identity));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://host/", "ws:host", "/ocpp", "ws://user:password@host/", "ws://host/?a=b",
      "ws://host/#a"})
  void endpoint_notAllowed_isRefused(URI endpoint) {
    assertThatIllegalArgumentException().isThrownBy(() -> ConnectionUrl.of(endpoint, "CS1"));
  }

  @Test
  void credentials_neverShowThePassword() {
    assertThat(new Credentials("CS1", "secret")).asString().doesNotContain("secret");
    assertThat(WebSocketSettings.offering("ocpp2.0.1").with(new Credentials("CS1", "secret"))).asString()
        .doesNotContain("secret");
  }
}
