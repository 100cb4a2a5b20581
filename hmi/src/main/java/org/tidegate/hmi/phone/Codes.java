package org.tidegate.hmi.phone;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.tidegate.domain.port.StationLoop;

/** Codes that wait to be claimed: at most two for each stay. Not safe for several threads. */
final class Codes {
  /** Nobody can claim an older one. */
  static final Duration CLAIMABLE = Duration.ofSeconds(120);
  /** Then another one is shown, so that whoever scans at the last moment still has time. */
  static final Duration SHOWN = Duration.ofSeconds(90);

  private final StationLoop loop;
  private final SecureRandom random;
  private final List<Code> open = new ArrayList<>();

  private record Code(Secret secret, Stay stay, long since) {}

  Codes(StationLoop loop, SecureRandom random) {
    this.loop = loop;
    this.random = random;
  }

  /** The one to show now. */
  Secret shown(Stay stay) {
    open.removeIf(code -> age(code).compareTo(CLAIMABLE) >= 0);
    return open.stream().filter(code -> code.stay.equals(stay) && age(code).compareTo(SHOWN) < 0).findFirst()
        .map(Code::secret).orElseGet(() -> opened(stay));
  }

  private Secret opened(Stay stay) {
    var code = new Code(Secret.random(random), stay, loop.nanoTime());
    open.add(code);
    return code.secret;
  }

  /** The stay of this code, once: with it all codes of the stay are closed. */
  Optional<Stay> claim(String text) {
    var fingerprint = Secret.fingerprint(text);
    var stay = open.stream().filter(code -> age(code).compareTo(CLAIMABLE) < 0)
        .filter(code -> code.secret.fingerprint().equals(fingerprint)).map(Code::stay).findFirst();
    stay.ifPresent(this::close);
    return stay;
  }

  void close(Stay stay) {
    open.removeIf(code -> code.stay.equals(stay));
  }

  /** Closes those of stays that are over. */
  void keep(Predicate<Stay> stands) {
    open.removeIf(code -> !stands.test(code.stay));
  }

  private Duration age(Code code) {
    return Duration.ofNanos(loop.nanoTime() - code.since);
  }
}
