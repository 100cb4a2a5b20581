package org.tidegate.hmi.web;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.permission.Permission;
import org.tidegate.domain.view.EvseView;
import org.tidegate.hmi.PanelSettings;
import org.tidegate.hmi.PhoneSettings;
import org.tidegate.hmi.PhoneSettings.Tls;
import org.tidegate.hmi.page.Medium;
import org.tidegate.hmi.page.PhoneLink;
import org.tidegate.hmi.page.Surroundings;
import org.tidegate.hmi.phone.Phones;
import org.tidegate.hmi.text.Languages;

/** Makes the two listeners of a station. Safe from any thread. */
public final class Listeners {
  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  private Listeners() {}

  /**
   * A way in for phones, as the panel shows it.
   *
   * @param phones that came in by it
   * @param entrance address of the phone page, to be followed by a secret
   * @param wifi name of the network that phones must be in
   */
  public record PhoneEntrance(Phones phones, String entrance, Optional<String> wifi) {}

  /** The panel's, on loopback only. */
  public static Listener panel(PanelSettings settings, Languages languages, Listener.Station station,
      Optional<PhoneEntrance> phone) {
    var door = new Door("panel", new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()),
        Optional.empty(), Door.Bounds.LOOPBACK, Door.Patience.USUAL);
    return new Listener(door, station, (port, io) -> {
      var assets = Assets.ofPanel(settings.pixelsPerMillimetre());
      var surroundings = new Surroundings(settings, languages, Guard.newSecret(), assets.version());
      var guard = Guard.ofLoopback(surroundings.csrf(), settings.frameAncestors());
      Function<EvseView, PhoneLink> link = evse -> phone.<PhoneLink>map(
          known -> new PhoneAt(known.phones(), evse, Optional.of(known.entrance()), known.wifi(), false))
          .orElse(PhoneLink.NONE);
      var looks = new Looks(station.views(), station.loop(), surroundings, link);
      var router = new Router(guard, looks, new Acts(station.actions(), Permission.By.PANEL), assets,
          phone.map(PhoneEntrance::phones));
      var streams = new LiveStreams(looks, io);
      phone.ifPresent(known -> known.phones().onChange(streams::changed));
      LOG.info("panel: http://127.0.0.1:{}/", port);
      return new Listener.Service(router, streams, guard);
    });
  }

  /**
   * The phones', serving {@code /s/} alone.
   *
   * @throws IllegalArgumentException when certificate or key can't be used
   */
  public static Listener phone(PhoneSettings settings, PanelSettings panel, Languages languages,
      Listener.Station station, Phones phones) {
    var door = new Door("phone", settings.listen(), settings.tls().map(Listeners::tls), Door.Bounds.NETWORK,
        Door.Patience.USUAL);
    return phone(door, settings, panel, languages, station, phones);
  }

  static Listener phone(Door door, PhoneSettings settings, PanelSettings panel, Languages languages,
      Listener.Station station, Phones phones) {
    return new Listener(door, station, (port, io) -> {
      var assets = Assets.ofPhone();
      var surroundings = new Surroundings(panel, languages, "", assets.version(), Medium.PHONE);
      var guard = Guard.ofOrigin(Guard.newSecret(), settings.origin(port));
      var looks = new Looks(station.views(), station.loop(), surroundings,
          evse -> new PhoneAt(phones, evse, Optional.empty(), Optional.empty(), settings.tls().isPresent()));
      var site = new PhoneSite(guard, looks, assets, phones, station.actions(),
          new PhoneSite.Line(settings.tls().isPresent(), settings.alone()));
      var streams = new LiveStreams(looks, io, site::page);
      phones.onChange(streams::changed);
      LOG.info("phone: {}/s/", settings.origin(port));
      return new Listener.Service(site, streams, guard);
    });
  }

  private static SslContext tls(Tls files) {
    try {
      return SslContextBuilder.forServer(files.chain().toFile(), files.key().toFile())
          .protocols("TLSv1.3", "TLSv1.2").build();
    } catch (SSLException | IllegalArgumentException e) {
      throw new IllegalArgumentException("phone: certificate " + files.chain() + " and key " + files.key()
          + " can't be used: " + e.getMessage() + " (wanted: PEM, the key as PKCS #8 without password)", e);
    }
  }
}
