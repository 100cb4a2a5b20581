package org.tidegate.app.storage;

import org.tidegate.domain.aggregator.Advice;
import org.tidegate.domain.aggregator.CompensationStatement;
import org.tidegate.domain.aggregator.Terms;
import org.tidegate.domain.authorization.CachedToken;
import org.tidegate.domain.authorization.ListVersion;
import org.tidegate.domain.authorization.ListedToken;
import org.tidegate.domain.authorization.Reservation;
import org.tidegate.domain.diagnostics.LogUpload;
import org.tidegate.domain.display.DisplayMessage;
import org.tidegate.domain.driver.RememberedDriver;
import org.tidegate.domain.driver.Visits;
import org.tidegate.domain.fault.LatchedFault;
import org.tidegate.domain.fault.ToldFault;
import org.tidegate.domain.firmware.FirmwareUpdate;
import org.tidegate.domain.port.NetworkProfile;
import org.tidegate.domain.port.StoredFact;
import org.tidegate.domain.review.Moment;
import org.tidegate.domain.review.Refused;
import org.tidegate.domain.review.UnjudgedStay;
import org.tidegate.domain.sale.ChainAnchor;
import org.tidegate.domain.sale.DayMark;
import org.tidegate.domain.security.NewestSigningRequest;
import org.tidegate.domain.security.SecurityLogLine;
import org.tidegate.domain.smartcharging.ExternalLimit;
import org.tidegate.domain.station.ClockMemory;
import org.tidegate.domain.station.CollectedSample;
import org.tidegate.domain.station.ConnectionMemory;
import org.tidegate.domain.station.KeptClaim;
import org.tidegate.domain.station.PriorityCharging;
import org.tidegate.domain.station.SetAvailability;
import org.tidegate.domain.station.ShownCode;
import org.tidegate.domain.station.ShownSummary;
import org.tidegate.domain.station.ToldCost;
import org.tidegate.domain.tariff.CostAccount;
import org.tidegate.domain.tariff.DefaultTariff;
import org.tidegate.domain.tariff.EndedPeriod;
import org.tidegate.domain.tariff.TariffInUse;
import org.tidegate.domain.tariff.TariffProblem;

/** The kinds of facts that are kept, and their names in the database. */
enum StoredFactKind {
  AVAILABILITY("availability", SetAvailability.class),
  CACHED_TOKEN("cached-token", CachedToken.class),
  LISTED_TOKEN("listed-token", ListedToken.class),
  LIST_VERSION("list-version", ListVersion.class),
  SECURITY_LOG("security-log", SecurityLogLine.class),
  COLLECTED_SAMPLE("collected-sample", CollectedSample.class),
  NETWORK_PROFILE("network-profile", NetworkProfile.class),
  CONNECTION_MEMORY("connection-memory", ConnectionMemory.class),
  FIRMWARE_UPDATE("firmware-update", FirmwareUpdate.class),
  LOG_UPLOAD("log-upload", LogUpload.class),
  EXTERNAL_LIMIT("external-limit", ExternalLimit.class),
  DISPLAY_MESSAGE("display-message", DisplayMessage.class),
  TOLD_COST("told-cost", ToldCost.class),
  PRIORITY_CHARGING("priority-charging", PriorityCharging.class),
  CHAIN_ANCHOR("chain-anchor", ChainAnchor.class),
  TERMS("terms", Terms.class),
  COMPENSATION_STATEMENT("compensation-statement", CompensationStatement.class),
  ADVICE("advice", Advice.class),
  CLOCK("clock", ClockMemory.class),
  RESERVATION("reservation", Reservation.class),
  DAY_MARK("day-mark", DayMark.class),
  MOMENT("moment", Moment.class),
  REFUSED("refused", Refused.class),
  REMEMBERED_DRIVER("remembered-driver", RememberedDriver.class),
  VISITS("visits", Visits.class),
  SHOWN_SUMMARY("shown-summary", ShownSummary.class),
  SHOWN_CODE("shown-code", ShownCode.class),
  KEPT_CLAIM("kept-claim", KeptClaim.class),
  DEFAULT_TARIFF("default-tariff", DefaultTariff.class),
  TARIFF_IN_USE("tariff-in-use", TariffInUse.class),
  TARIFF_PROBLEM("tariff-problem", TariffProblem.class),
  COST_ACCOUNT("cost-account", CostAccount.class),
  CHARGING_PERIOD("charging-period", EndedPeriod.class),
  LATCHED_FAULT("latched-fault", LatchedFault.class),
  TOLD_FAULT("told-fault", ToldFault.class),
  UNJUDGED_STAY("unjudged-stay", UnjudgedStay.class),
  NEWEST_SIGNING_REQUEST("newest-signing-request", NewestSigningRequest.class);

  private final String token;
  private final Class<? extends StoredFact> type;

  StoredFactKind(String token, Class<? extends StoredFact> type) {
    this.token = token;
    this.type = type;
  }

  String token() {
    return token;
  }

  Class<? extends StoredFact> type() {
    return type;
  }

  /**
   * The kind of facts of this class.
   *
   * @throws IllegalArgumentException when it is one that is not kept
   */
  static StoredFactKind of(Class<? extends StoredFact> type) {
    for (var kind : values()) {
      if (kind.type == type) {
        return kind;
      }
    }
    throw new IllegalArgumentException(type.getSimpleName() + " is no fact that is kept");
  }

  static StoredFact read(String token, String body, String row) {
    for (var kind : values()) {
      if (kind.token.equals(token)) {
        return StoredJson.read(kind.type, body, row);
      }
    }
    throw new StorageRefused(row + " is a fact of the unknown kind " + token);
  }
}
