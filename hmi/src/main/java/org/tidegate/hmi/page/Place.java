package org.tidegate.hmi.page;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.tidegate.domain.view.DriverView;
import org.tidegate.domain.view.Screen;
import org.tidegate.domain.view.SessionView;

/** Where on an EVSE's pages a person is. */
public enum Place {
  /** What the station says it is about. */
  MAIN,
  /** The prepared conditions. */
  CONDITIONS,
  /** One's own conditions; holds what was not saved yet and is never rendered anew by the station. */
  DETAILS,
  /** The conditions once more, to confirm the permission. */
  CONFIRM,
  /** All that the central system wants to be read; stays at the page that a person has turned to. */
  MESSAGES,
  /** To confirm the withdrawal. */
  WITHDRAW,
  /** What the station remembers of the driver. */
  MEMORY,
  /** What the driver earned and spent; stays at the period that a person has turned to. */
  HISTORY,
  /** The driver's stays in a period, page by page. */
  VISITS,
  /** How the driver is paid, after the stay. */
  PAYMENT,
  /** What is left of stays that a restart of the station ended, code by code. */
  EARLIER,
  /** What was promised, asked, delivered and paid. */
  REVIEW,
  /** What was refused or limited, page by page. */
  REFUSALS,
  /** What other conditions would have earned, page by page. */
  ADVICE,
  /** The driver's copy of the records, page by page. */
  COPY,
  /** How to begin with no card, where a narrow panel has no room for both ways beside the question. */
  BEGIN,
  /** The key pad; holds what was typed and is never rendered anew by the station. */
  KEY_CODE,
  /** The same for the PIN that shows what is remembered. */
  PIN,
  /** The same for a new PIN. */
  NEW_PIN,
  /** The code by which a driver goes on with a phone. */
  PHONE;

  /** The spelling in addresses. */
  public String token() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The place with this spelling. */
  public static Optional<Place> of(String token) {
    return Arrays.stream(values()).filter(place -> place.token().equals(token)).findFirst();
  }

  /** Whether the station leaves the page as it is: it holds what a person has entered and not sent, or one of several sheets. */
  public boolean isStill() {
    return this == DETAILS || this == MESSAGES || this == REFUSALS || this == ADVICE || this == COPY || this == EARLIER
        || isPad() || isPast();
  }

  /** Whether it is about a period that is over. */
  public boolean isPast() {
    return this == HISTORY || this == VISITS;
  }

  /** How the first of its sheets is numbered. */
  public String firstSheet() {
    return this == MESSAGES ? "0" : "1";
  }

  /** Whether digits are typed here. */
  public boolean isPad() {
    return this == KEY_CODE || this == PIN || this == NEW_PIN;
  }

  /** Whether one can be here now; if not, the main page is where to go. */
  public boolean fits(Viewing viewing) {
    return switch (this) {
      case MAIN -> true;
      case MESSAGES -> !Board.texts(viewing).isEmpty();
      case CONDITIONS -> viewing.evse().session().isPresent() && !isAskedByPhone(viewing);
      case DETAILS -> viewing.evse().session().isPresent();
      case CONFIRM -> !viewing.granted()
          && viewing.evse().session().map(SessionView::permitPossible).orElse(false);
      case WITHDRAW -> viewing.granted();
      case MEMORY -> viewing.onPanel() && viewing.evse().session().isPresent()
          && viewing.driver().identity() != DriverView.Identity.NONE;
      case HISTORY, VISITS -> viewing.onPanel() && !viewing.driver().visits().isEmpty();
      case PIN -> MEMORY.fits(viewing) && viewing.driver().lockedByPin();
      case NEW_PIN -> MEMORY.fits(viewing) && !viewing.driver().lockedByPin()
          && (viewing.conditions().isPresent() || viewing.driver().remembered().isPresent());
      case REVIEW, REFUSALS -> hasSummary(viewing);
      case ADVICE -> hasSummary(viewing) && AdviceScreen.isAny(viewing);
      case PAYMENT -> hasSummary(viewing)
          && viewing.evse().summary().map(PaymentScreen::isWorthATap).orElse(false);
      case EARLIER -> hasSummary(viewing)
          && viewing.evse().summary().map(summary -> !summary.account().earlier().isEmpty()).orElse(false);
      case COPY -> hasSummary(viewing)
          && viewing.evse().summary().map(summary -> !summary.copy().isEmpty()).orElse(false);
      case BEGIN -> KEY_CODE.fits(viewing)
          && viewing.evse().session().map(RequestScreen::offersStart).orElse(false);
      case KEY_CODE -> viewing.onPanel() && viewing.station().identification().keyCode() && !viewing.granted()
          && (viewing.evse().screen() == Screen.IDLE || viewing.evse().screen() == Screen.REQUEST);
      case PHONE -> viewing.phone().isOffered() && !isAskedByPhone(viewing)
          && (viewing.evse().session().isPresent() || viewing.evse().summary().isPresent());
    };
  }

  /** The panel's main page then asks whether a phone's wish to permit is the driver's. */
  static boolean isAskedByPhone(Viewing viewing) {
    return viewing.onPanel() && viewing.phone().isWaiting();
  }

  private static boolean hasSummary(Viewing viewing) {
    return viewing.evse().screen() == Screen.SUMMARY && viewing.evse().summary().isPresent();
  }
}
