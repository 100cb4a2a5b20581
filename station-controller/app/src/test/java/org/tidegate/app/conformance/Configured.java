package org.tidegate.app.conformance;

import java.time.Duration;
import java.util.Locale;
import org.tidegate.ocpp.v201.AuthorizationStatusEnum;
import org.tidegate.ocpp.v201.IdToken;
import org.tidegate.ocpp.v201.IdTokenEnum;
import org.tidegate.ocpp.v201.IdTokenInfo;

/** What the test tool is configured with, where the cases of Part 6 speak of a configured value. Immutable. */
final class Configured {
  /** The EVSE that cases use: DC, with a fixed cable. */
  static final int EVSE = 1;
  /** An EVSE with a socket, and another one than {@link #EVSE}. */
  static final int OTHER_EVSE = 2;
  static final int EVSES = 2;
  static final int CONNECTOR = 1;
  /** Seconds. */
  static final int HEARTBEAT_INTERVAL = 300;
  /** How long energy flows before a case goes on. */
  static final Duration TRANSACTION_DURATION = Duration.ofSeconds(10);

  /** Accepted. */
  static final IdToken VALID = rfid("04A1B2C3D4E580");
  /** Accepted, of the same group as {@link #VALID}. */
  static final IdToken VALID_OF_SAME_GROUP = rfid("04A1B2C3D4E581");
  /** Accepted, of no group. */
  static final IdToken VALID_OF_NO_GROUP = rfid("04A1B2C3D4E582");
  static final IdToken INVALID = rfid("BAD1B2C3D4E583");
  static final IdToken BLOCKED = rfid("BAD1B2C3D4E584");
  static final IdToken EXPIRED = rfid("BAD1B2C3D4E585");
  static final IdToken UNKNOWN = rfid("BAD1B2C3D4E586");
  /** Accepted, of the group {@link #MASTER_PASS_GROUP}. */
  static final IdToken MASTER_PASS = rfid("04A1B2C3D4E587");

  static final IdToken GROUP = IdToken.of("GROUP-ONE", IdTokenEnum.Central);
  static final IdToken MASTER_PASS_GROUP = IdToken.of("MASTER-PASS", IdTokenEnum.Central);

  private Configured() {}

  /** What the central system says of a token. */
  static IdTokenInfo info(IdToken token) {
    return switch (token.idToken().toUpperCase(Locale.ROOT)) {
      case "04A1B2C3D4E580", "04A1B2C3D4E581" -> of(AuthorizationStatusEnum.Accepted, GROUP);
      case "04A1B2C3D4E587" -> of(AuthorizationStatusEnum.Accepted, MASTER_PASS_GROUP);
      case "BAD1B2C3D4E583" -> IdTokenInfo.of(AuthorizationStatusEnum.Invalid);
      case "BAD1B2C3D4E584" -> IdTokenInfo.of(AuthorizationStatusEnum.Blocked);
      case "BAD1B2C3D4E585" -> IdTokenInfo.of(AuthorizationStatusEnum.Expired);
      case "BAD1B2C3D4E586" -> IdTokenInfo.of(AuthorizationStatusEnum.Unknown);
      default -> IdTokenInfo.of(AuthorizationStatusEnum.Accepted);
    };
  }

  /** The same, of {@link #GROUP} whatever the token. */
  static IdTokenInfo infoOfOneGroup(IdToken token) {
    return of(info(token).status(), GROUP);
  }

  /** Whether two tokens are the same; letters differ by nothing but case, Part 2 2.8. */
  static boolean isSame(IdToken one, IdToken other) {
    return one.type() == other.type() && one.idToken().equalsIgnoreCase(other.idToken());
  }

  private static IdToken rfid(String uid) {
    return IdToken.of(uid, IdTokenEnum.ISO14443);
  }

  private static IdTokenInfo of(AuthorizationStatusEnum status, IdToken group) {
    return new IdTokenInfo(status, null, null, null, null, group, null, null, null);
  }
}
