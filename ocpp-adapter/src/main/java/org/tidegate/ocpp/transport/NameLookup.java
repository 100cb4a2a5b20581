package org.tidegate.ocpp.transport;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.DefaultNameResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Looks up the names of hosts on the I/O thread. The JDK blocks meanwhile, for many seconds where no name server answers;
 * Netty by itself does it on the thread that connects, which is the station loop, whenever the I/O thread was quick enough
 * to register the channel before. Safe from any thread.
 */
final class NameLookup extends AddressResolverGroup<InetSocketAddress> {
  @Override
  protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
    return new OnItsThread(executor).asAddressResolver();
  }

  private static final class OnItsThread extends DefaultNameResolver {
    OnItsThread(EventExecutor executor) {
      super(executor);
    }

    @Override
    protected void doResolve(String host, Promise<InetAddress> promise) {
      executor().execute(() -> lookUp(host, promise));
    }

    private void lookUp(String host, Promise<InetAddress> promise) {
      try {
        super.doResolve(host, promise);
      } catch (Exception e) {
        promise.setFailure(e);
      }
    }
  }
}
