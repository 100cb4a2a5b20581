package org.tidegate.domain.station;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.authorization.Authorization;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.Known;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.CustomerRequests;
import org.tidegate.domain.session.VehicleSession;
import org.tidegate.domain.transaction.Transaction;

/**
 * What the station keeps under a customer's token, OCPP 2.0.1 N09 and N10. Station loop only.
 *
 * <p>The cache forgets on request, and a reservation ends. The local list is the central system's own (N10.FR.03,
 * N10.FR.06), a running transaction and its messages need their token until they are delivered. The records of energy and
 * money are no customer information: they carry no token, and are never changed; which of them are this customer's is
 * forgotten.
 */
@OnStationLoop
final class CustomerFile implements CustomerRequests {
  private static final Logger log = LoggerFactory.getLogger(CustomerFile.class);
  /** Of one message, OCPP 2.0.1 Part 2 NotifyCustomerInformationRequest. */
  private static final int LONGEST_PAGE = 512;

  private final StationCore core;
  private final List<Evse> evses;
  private final Tokens tokens;
  private final Reservations reservations;
  private final Drivers drivers;

  CustomerFile(StationCore core, List<Evse> evses, Tokens tokens, Reservations reservations, Drivers drivers) {
    this.reservations = reservations;
    this.core = core;
    this.evses = evses;
    this.tokens = tokens;
    this.drivers = drivers;
  }

  @Override
  public CompletionStage<Boolean> customerInformation(Wanted wanted) {
    var answer = new CompletableFuture<Boolean>();
    core.acting().act(() -> {
      boolean sensible = wanted.report() || wanted.clear(); // N09.FR.07, N10.FR.07
      var known = wanted.token().map(this::known).orElse(List.of());
      // Before what is sent of a reservation that ends.
      reservations.showAfter(answer);
      core.answer(answer, sensible, () -> {
        if (sensible) {
          tell(wanted, known);
        }
      });
      if (wanted.clear()) {
        log.info("customer information is cleared");
        wanted.token().ifPresent(this::forget);
      }
    });
    return answer;
  }

  private List<String> known(IdToken token) {
    var lines = new ArrayList<String>();
    tokens.cached(token).map(Known::answer)
        .ifPresent(answer -> lines.add("Authorization cache: " + text(answer) + "."));
    tokens.listed(token).map(Known::answer)
        .ifPresent(answer -> lines.add("Local authorization list: " + text(answer) + "; not cleared here."));
    reservations.of(token).forEach(one -> lines.add("Reservation " + one.id() + ", until " + one.expires() + "."));
    drivers.of(token).ifPresent(driver -> lines.add("Remembered conditions, last used " + driver.usedAt()
        + (driver.standingOrder().isPresent() ? ", with a standing order" : "")
        + ", and " + drivers.visits(driver).size() + " stays."));
    evses.forEach(evse -> evse.state.session().filter(session -> isOf(token, session))
        .ifPresent(session -> lines.add("EVSE " + evse.id() + ": authorized since " + session.identity().since()
            + session.transaction().map(Transaction::id).map(id -> ", transaction " + id).orElse("")
            + "; kept until it ends.")));
    return lines;
  }

  private void forget(IdToken token) {
    core.journal().note(new Change.DriverForgotten(core.pseudonyms().of(token)));
    tokens.forgetCached(token);
    reservations.of(token).forEach(reservations::remove);
    drivers.of(token).ifPresent(drivers::forget);
  }

  private static boolean isOf(IdToken token, VehicleSession session) {
    return session.driver().filter(token::isSameAs).isPresent();
  }

  private static String text(Authorization answer) {
    return answer.status() + answer.group().map(group -> ", of a group").orElse("")
        + answer.expires().map(until -> ", until " + until).orElse("");
  }

  private void tell(Wanted wanted, List<String> known) {
    var pages = pages(text(wanted, known));
    core.tellAsked(
        IntStream.range(0, pages.size()).mapToObj(page -> new Outgoing.CustomerInformation(wanted.requestId(),
            core.now(), page, page + 1 < pages.size(), pages.get(page))).toList());
  }

  /** N09.FR.05, N09.FR.06, N10.FR.03, N10.FR.04, N10.FR.06. */
  private static String text(Wanted wanted, List<String> known) {
    if (!wanted.report()) {
      return "The data was cleared.";
    }
    return known.isEmpty() ? "No data found." : String.join("\n", known) + (wanted.clear() ? "\nCleared." : "");
  }

  private static List<String> pages(String text) {
    var pages = new ArrayList<String>();
    for (int from = 0; from < text.length(); from += LONGEST_PAGE) {
      pages.add(text.substring(from, Math.min(from + LONGEST_PAGE, text.length())));
    }
    return pages;
  }
}
