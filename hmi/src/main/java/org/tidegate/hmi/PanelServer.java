package org.tidegate.hmi;

import java.util.Optional;
import org.tidegate.domain.port.DriverActions;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.port.StationViews;
import org.tidegate.hmi.text.Languages;
import org.tidegate.hmi.web.Listener;
import org.tidegate.hmi.web.Listeners;

/** The station's own screen as a web server on loopback, with the same as JSON. Safe from any thread. */
public final class PanelServer implements AutoCloseable {
  private final Listener listener;

  /**
   * Nothing listens before {@link #start}.
   *
   * @throws IllegalArgumentException when a language of the settings is not bundled
   */
  public PanelServer(PanelSettings settings, StationViews views, DriverActions actions, StationLoop loop) {
    this(settings, Languages.load(settings.languages()), views, actions, loop);
  }

  /**
   * With a way for drivers to go on with their phones.
   *
   * @param phone listens already
   */
  public PanelServer(PanelSettings settings, Optional<PhoneServer> phone, StationViews views, DriverActions actions,
      StationLoop loop) {
    this(settings, Languages.load(settings.languages()), phone, new Listener.Station(views, actions, loop));
  }

  /** With dictionaries of its own, in place of those the settings name. */
  public PanelServer(PanelSettings settings, Languages languages, StationViews views, DriverActions actions,
      StationLoop loop) {
    this(settings, languages, Optional.empty(), new Listener.Station(views, actions, loop));
  }

  /**
   * With a way for drivers to go on with their phones.
   *
   * @param phone listens already
   */
  public PanelServer(PanelSettings settings, Languages languages, Optional<PhoneServer> phone,
      Listener.Station station) {
    this.listener = Listeners.panel(settings, languages, station, phone.flatMap(PhoneServer::entrance));
  }

  /**
   * Listens on 127.0.0.1.
   *
   * @return the TCP port
   * @throws java.io.UncheckedIOException when the port can't be had
   */
  public int start() {
    return listener.start();
  }

  /** Ends all connections and the thread; may be called twice. */
  @Override
  public void close() {
    listener.close();
  }
}
