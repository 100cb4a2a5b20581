package org.tidegate.app.configuration;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.hmi.PhoneSettings;
import org.tidegate.hmi.PhoneSettings.Plain;
import org.tidegate.hmi.PhoneSettings.Tls;

/** Reads how drivers' phones reach their page; without its section they don't. Used by one thread, once. */
final class PhoneReader {
  private static final int USUAL_PORT = 8443;
  private static final int HIGHEST_PORT = 65_535;

  private final Path folder;

  /** Files are named from the folder of the configuration file. */
  PhoneReader(Path configurationFile) {
    this.folder = Optional.ofNullable(configurationFile.toAbsolutePath().getParent()).orElse(Path.of(""));
  }

  Optional<PhoneSettings> read(Section root) {
    var phone = root.section("phone");
    var address = phone.parsed("address", "an IP address of this machine, or 0.0.0.0 for all", InetAddress::ofLiteral);
    int port = phone.integer("port", 0, HIGHEST_PORT).orElse(USUAL_PORT);
    var tls = tls(phone);
    var publicAddress = publicAddress(phone, tls.isPresent());
    var alone = alone(phone, tls.isPresent());
    var wifi = phone.text("wifi-name", 32);
    phone.refuseUnknown();
    if (!root.has("phone")) {
      return Optional.empty();
    }
    if (!phone.has("address")) {
      phone.refuse("address", "it is missing", "name the address on the network that phones are in");
    }
    if (address.map(PhoneReader::leadsNowhere).orElse(false) && !phone.has("public-address")) {
      phone.refuse("public-address", "it is missing: " + address.get().getHostAddress() + " leads no phone here",
          "name what they reach, such as https://192.168.7.1:8443");
    }
    return address.map(known -> new PhoneSettings(new InetSocketAddress(known, port), publicAddress, tls, alone, wifi));
  }

  /** All addresses are none; and of an IPv6 address there are many spellings, of which browsers send one. */
  private static boolean leadsNowhere(InetAddress address) {
    return address.isAnyLocalAddress() || address instanceof Inet6Address;
  }

  private Optional<Tls> tls(Section phone) {
    var chain = file(phone, "certificate-file");
    var key = file(phone, "key-file");
    for (var pair : List.of(List.of("certificate-file", "key-file"), List.of("key-file", "certificate-file"))) {
      if (phone.has(pair.getFirst()) && !phone.has(pair.getLast())) {
        phone.refuse(pair.getLast(), "it is missing", "TLS needs both certificate-file and key-file");
      }
    }
    return chain.flatMap(files -> key.map(secret -> new Tls(files, secret)));
  }

  private Optional<Path> file(Section phone, String key) {
    var file = phone.parsed(key, "a file's path", folder::resolve);
    if (file.isPresent() && !Files.isReadable(file.get())) {
      phone.refuse(key, file.get() + " is not there or can't be read", "name a file that this user may read");
    }
    return file;
  }

  private static Optional<URI> publicAddress(Section phone, boolean secure) {
    var address = phone.parsed("public-address", "scheme, host and port, such as https://192.168.7.1:8443",
        PhoneReader::origin);
    var scheme = secure ? "https" : "http";
    if (address.isPresent() && !address.get().getScheme().equals(scheme)) {
      phone.refuse("public-address", "its scheme is " + address.get().getScheme(), secure
          ? "with a certificate it begins with https://"
          : "without certificate-file and key-file it begins with http://");
    }
    return address;
  }

  private static @Nullable URI origin(String text) {
    var uri = URI.create(text);
    boolean fits = text.matches("https?://[A-Za-z0-9.:\\[\\]-]{1,260}") && uri.getHost() != null
        && uri.getPort() <= HIGHEST_PORT && uri.getPort() != 0;
    return fits ? uri : null;
  }

  private static Plain alone(Section phone, boolean secure) {
    boolean permits = phone.flag("plain-permit").orElse(false);
    if (permits && secure) {
      phone.refuse("plain-permit", "it is about phones without TLS, and there is a certificate", "remove it");
    }
    return permits ? Plain.ALONE : Plain.WITH_THE_PANEL;
  }
}
