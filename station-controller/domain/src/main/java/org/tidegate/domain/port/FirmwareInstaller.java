package org.tidegate.domain.port;

import java.security.PublicKey;
import java.util.concurrent.CompletionStage;

/**
 * Looks at downloaded firmware, puts it into place and brings it to life. Called on the station loop and returns at once;
 * results complete on the loop and never exceptionally. Times are bounded.
 */
public interface FirmwareInstaller {
  /**
   * Whether this is the signature of the whole file by this key: RSA-PSS or ECDSA, with SHA-256
   * (L01.FR.04).
   *
   * @param signature Base64
   */
  CompletionStage<Boolean> isSigned(String file, PublicKey key, String signature);

  /** Puts the firmware into place, without bringing it to life. No transaction runs meanwhile. */
  CompletionStage<Result> install(String file);

  /**
   * Brings installed firmware to life by restarting the program or the machine; completes with whether that is under
   * way. The program is ended soon after.
   */
  CompletionStage<Boolean> activate(String file);

  /** After the restart: whether the firmware is alive now. */
  CompletionStage<Boolean> confirm(String file);

  /** What has become of an installation. */
  enum Result {
    /** It is in place. */
    INSTALLED,
    /** It is no firmware for this station, or damaged; nothing was changed. */
    NOT_RIGHT,
    /** It could not be put into place. */
    FAILED
  }
}
