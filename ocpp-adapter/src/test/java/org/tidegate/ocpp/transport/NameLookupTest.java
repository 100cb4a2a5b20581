package org.tidegate.ocpp.transport;

import io.netty.channel.EventLoopGroup;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.tidegate.domain.fixture.Patience.PATIENCE;

class NameLookupTest {
  private final EventLoopGroup group = IoThreads.start("name-lookup");
  private final NameLookup names = new NameLookup();

  @AfterEach
  void stop() {
    IoThreads.stop(group);
  }

  @Test
  void resolve_ioThreadBusy_doesNotHoldTheCaller() throws Exception {
    var io = group.next();
    var free = new CountDownLatch(1);
    io.execute(() -> wait(free));
    var found = names.getResolver(io).resolve(InetSocketAddress.createUnresolved("localhost", 443));
    assertThat(found.isDone()).isFalse();
    free.countDown();

    assertThat(found.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).getAddress().isLoopbackAddress()).isTrue();
    assertThat(found.getNow().getPort()).isEqualTo(443);
  }

  @Test
  void resolve_noSuchName_fails() {
    var found = names.getResolver(group.next()).resolve(InetSocketAddress.createUnresolved("no-such-host.invalid", 80));

    assertThat(catchThrowableOfType(ExecutionException.class, () -> found.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)))
        .hasCauseInstanceOf(UnknownHostException.class);
  }

  private static void wait(CountDownLatch latch) {
    try {
      assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
