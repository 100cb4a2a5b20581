package org.tidegate.hmi;

import java.util.Optional;
import org.tidegate.domain.port.DriverActions;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.port.StationViews;
import org.tidegate.hmi.phone.Phones;
import org.tidegate.hmi.text.Languages;
import org.tidegate.hmi.web.Listener;
import org.tidegate.hmi.web.Listeners;

/** The page for drivers' phones, on a listener of its own. Safe from any thread. */
public final class PhoneServer implements AutoCloseable {
  private final PhoneSettings settings;
  private final Phones phones;
  private final Listener listener;
  private volatile Optional<String> origin = Optional.empty();

  /**
   * Nothing listens before {@link #start}.
   *
   * @param panel of the same station, for languages and words
   * @throws IllegalArgumentException when a language is not bundled, or certificate and key can't be used
   */
  public PhoneServer(PhoneSettings settings, PanelSettings panel, StationViews views, DriverActions actions,
      StationLoop loop) {
    this(settings, panel, Languages.load(panel.languages()), views, actions, loop);
  }

  /** With dictionaries of its own, in place of those the settings name. */
  public PhoneServer(PhoneSettings settings, PanelSettings panel, Languages languages, StationViews views,
      DriverActions actions, StationLoop loop) {
    this.settings = settings;
    this.phones = new Phones(views, loop);
    this.listener = Listeners.phone(settings, panel, languages, new Listener.Station(views, actions, loop), phones);
  }

  /**
   * Listens where the settings say.
   *
   * @return the TCP port
   * @throws java.io.UncheckedIOException when address and port can't be had
   */
  public int start() {
    int port = listener.start();
    origin = Optional.of(settings.origin(port));
    return port;
  }

  /** What the panel shows of it. */
  Optional<Listeners.PhoneEntrance> entrance() {
    return origin.map(known -> new Listeners.PhoneEntrance(phones, known + "/s/#", settings.wifi()));
  }

  /** Ends all connections and the thread; may be called twice. */
  @Override
  public void close() {
    listener.close();
  }
}
