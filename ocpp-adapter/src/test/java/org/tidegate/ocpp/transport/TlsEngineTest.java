package org.tidegate.ocpp.transport;

import java.security.KeyStore;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.fixture.Covers;

import static org.assertj.core.api.Assertions.assertThat;

class TlsEngineTest {
  /** Nothing of our own stands in for Java's TLS, or wraps it. */
  @Test
  @Covers({"A00.FR.317", "A00.FR.420"})
  void client_engine_isJavasAsItIs() throws Exception {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);

    var engine = Tls.client(Tls.context(store, Optional.empty()), "localhost", 1).engine();

    assertThat(engine.getClass().getModule()).isEqualTo(Object.class.getModule());
    assertThat(engine.getClass().getName()).startsWith("sun.security.ssl.");
  }
}
