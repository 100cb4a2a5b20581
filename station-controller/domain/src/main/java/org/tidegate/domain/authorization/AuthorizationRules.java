package org.tidegate.domain.authorization;

import java.util.Optional;
import java.util.Set;
import org.tidegate.domain.authorization.Known.Source;

/**
 * Who decides on a token, and how when nobody needs to be asked: OCPP 2.0.1 C01, C10, C12 to C15. Immutable, pure.
 *
 * @param online whether the central system can be asked
 * @param enabled whether tokens are authorized at all, AuthCtrlr.Enabled
 * @param relyOnline whether a token known as good needs no asking, AuthCtrlr.LocalPreAuthorize
 * @param relyOffline whether a token known as good may charge offline, AuthCtrlr.LocalAuthorizeOffline
 * @param trustUnknownOffline whether an unknown token may charge offline, AuthCtrlr.OfflineTxForUnknownIdEnabled
 * @param neverAsk whether nobody may be asked, AuthCtrlr.DisableRemoteAuthorization
 * @param settled the sources whose refusals stand without asking again, DisablePostAuthorize of either
 */
public record AuthorizationRules(
    boolean online,
    boolean enabled,
    boolean relyOnline,
    boolean relyOffline,
    boolean trustUnknownOffline,
    boolean neverAsk,
    Set<Source> settled) {

  /** Copies the set. */
  public AuthorizationRules {
    settled = Set.copyOf(settled);
  }

  /** What is done with a token of which this is known. */
  public Verdict on(Optional<Known> known) {
    if (!enabled) {
      return new Verdict.Accepted(Authorization.ACCEPTED);
    }
    return online ? known.map(this::online).orElseGet(this::askIfAllowed) : offline(known);
  }

  private Verdict online(Known known) {
    if (known.isValid()) {
      // C12.FR.02, C14.FR.02, C14.FR.04.
      return relyOnline || neverAsk ? new Verdict.Accepted(known.answer()) : new Verdict.Ask();
    }
    boolean isSettled = !known.answer().isAccepted() && settled.contains(known.source());
    // C10.FR.03, C12.FR.05, C14.FR.03, C14.FR.05.
    return neverAsk || isSettled ? new Verdict.Refused(known.answer()) : new Verdict.Ask();
  }

  private Verdict askIfAllowed() {
    return neverAsk ? new Verdict.Unchecked() : new Verdict.Ask(); // C01.FR.02, C06.FR.02
  }

  private Verdict offline(Optional<Known> known) {
    if (known.isPresent() && !known.get().isValid()) {
      return new Verdict.Refused(known.get().answer()); // C13.FR.02, C13.FR.05, C13.FR.06
    }
    // Who trusts a token that nobody knows trusts one that is known as good, too.
    boolean trusted = trustUnknownOffline || known.isPresent() && relyOffline;
    return trusted
        ? new Verdict.Accepted(known.map(Known::answer).orElse(Authorization.ACCEPTED)) // C13.FR.04, C15.FR.08
        : new Verdict.Unchecked();
  }
}
