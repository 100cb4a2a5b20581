package org.tidegate.hmi.phone;

import java.util.Optional;

/**
 * One phone that has claimed a code. Immutable.
 *
 * @param id the fingerprint of what its cookie says; no secret
 * @param stay the only one it may see and act for
 * @param csrf what its forms must send back
 * @param language BCP 47 tag of what was chosen or asked for on this phone; absent: the station's
 */
public record Visit(String id, Stay stay, Secret csrf, Optional<String> language) {
  Visit speaking(String tag) {
    return new Visit(id, stay, csrf, Optional.of(tag));
  }
}
