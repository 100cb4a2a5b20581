package org.tidegate.demo.aggregator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tidegate.ocpp.interchange.InterchangeRecordMessage;
import org.tidegate.ocpp.interchange.PermissionChangedMessage;

/**
 * Which sessions, permissions and stand-ins belong together: a record names a permission, a permission its session, and a
 * session the vehicle that somebody signed up with. Station loop only.
 */
final class Stays {
  private static final int MOST = 5_000;

  private final Map<String, KnownStay> bySession = bounded();
  private final Map<String, String> sessionOfPermission = bounded();
  private final Map<String, String> sessionOfParty = bounded();

  void connected(KnownStay stay) {
    bySession.put(stay.sessionId(), stay);
  }

  Optional<KnownStay> answered(PermissionChangedMessage message) {
    sessionOfPermission.put(message.permissionId(), message.sessionId());
    return ofSession(message.sessionId());
  }

  Optional<KnownStay> ofSession(String sessionId) {
    return Optional.ofNullable(bySession.get(sessionId));
  }

  /** The stay that a record is of, once one of its records has named a permission. */
  Optional<KnownStay> of(InterchangeRecordMessage settled) {
    var permission = settled.permissionId();
    if (permission != null) {
      Optional.ofNullable(sessionOfPermission.get(permission)).ifPresent(id -> isOf(settled.partyRef(), id));
    }
    return ofParty(settled.partyRef());
  }

  /** This stand-in is the one of that session. */
  void isOf(String partyRef, String sessionId) {
    ofSession(sessionId).ifPresent(stay -> {
      stay.party(partyRef);
      sessionOfParty.put(partyRef, sessionId);
    });
  }

  Optional<KnownStay> ofParty(String partyRef) {
    return Optional.ofNullable(sessionOfParty.get(partyRef)).flatMap(this::ofSession);
  }

  static <V> Map<String, V> bounded() {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > MOST;
      }
    };
  }
}
