package org.tidegate.demo.web;

import java.net.URI;
import java.util.List;

/**
 * Which pages may embed this server's pages, and which ones these may embed. Immutable.
 *
 * @param embeddedBy origins
 * @param embeds origins
 */
public record Framing(List<String> embeddedBy, List<String> embeds) {
  /** Neither. */
  public static final Framing NONE = new Framing(List.of(), List.of());

  public Framing {
    embeddedBy = List.copyOf(embeddedBy);
    embeds = List.copyOf(embeds);
  }

  /** The origin of an address. */
  public static String origin(URI address) {
    return address.getScheme() + "://" + address.getRawAuthority();
  }

  /** The Content-Security-Policy. */
  String policy() {
    return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-src " + origins(embeds) + "; frame-ancestors "
        + origins(embeddedBy);
  }

  private static String origins(List<String> origins) {
    return origins.isEmpty() ? "'none'" : String.join(" ", origins);
  }
}
