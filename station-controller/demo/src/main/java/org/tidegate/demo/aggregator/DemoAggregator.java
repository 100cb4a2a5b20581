package org.tidegate.demo.aggregator;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.demo.web.Framing;
import org.tidegate.demo.web.LoopbackServer;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.ocpp.transport.CentralSystemEndpoint;
import org.tidegate.ocpp.transport.CentralSystemSettings;
import org.tidegate.ocpp.transport.CentralSystemSettings.Verdict;
import org.tidegate.ocpp.transport.StationChannel;

/**
 * A resource aggregator for demonstrations: an OCPP 2.0.1 central system on loopback that lets any station in, with a
 * page from which prices are set and a coordinator's requests are made. Start and close from any thread but the loop.
 */
public final class DemoAggregator implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DemoAggregator.class);
  private static final Pattern IDENTITY = Pattern.compile("[A-Za-z0-9*\\-_=:+|@.]{1,48}");

  private final StationLoop loop;
  private final AggregatorSettings settings;
  private final Pool pool;
  private final Reception reception;
  private final CentralSystemEndpoint endpoint;
  private final LoopbackServer server;

  /**
   * Where it is reached. Immutable.
   *
   * @param ocpp stations add their identity to it
   * @param page for people and programs
   */
  public record Addresses(URI ocpp, URI page) {}

  /** Nothing listens before {@link #start}. The loop is its own, not a station's. */
  public DemoAggregator(StationLoop loop, AggregatorSettings settings) {
    this.loop = loop;
    this.settings = settings;
    this.pool = new Pool(loop, settings);
    this.reception = new Reception(pool);
    this.endpoint = new CentralSystemEndpoint(loop, CentralSystemSettings.onLoopback(settings.ocppPort(),
        List.of("ocpp2.0.1"), (identity, _) -> IDENTITY.matcher(identity).matches()
            ? Verdict.WELCOME
            : Verdict.UNKNOWN_STATION),
        this::welcome);
    var framing = new Framing(settings.frameAncestors(), List.of());
    this.server = new LoopbackServer("aggregator-page", () -> framing, new AggregatorDoor(loop, pool));
  }

  /**
   * Listens on both ports.
   *
   * @throws java.io.UncheckedIOException when one can't be had
   */
  public Addresses start() {
    int ocpp = endpoint.start().getPort();
    var addresses = new Addresses(URI.create("ws://127.0.0.1:" + ocpp + "/"), server.start(settings.pagePort()));
    log.info("demo aggregator: stations at {}, page at {}", addresses.ocpp(), addresses.page());
    return addresses;
  }

  /** A channel that nobody takes is closed by the endpoint. */
  private void welcome(StationChannel channel) {
    pool.station(channel.identity())
        .ifPresent(station -> new StationLink(station, reception, loop, channel).open());
  }

  /** Ends all connections; the loop stays. */
  @Override
  public void close() {
    server.close();
    endpoint.close();
  }
}
